namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1022: a member that travels has an attribute of a JSON serializer, which does not hold here.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForeignAttributeAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1022";

    private const string SystemTextJson = "System.Text.Json.Serialization.";

    // JsonIgnoreCondition.Always, which is also the default.
    private const int Always = 1;

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Member with an attribute of another serializer",
        "{0}.{1} {2} though it is marked [{3}], which does not hold here: {4}",
        Category.Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The generated serializer looks at its own attributes only. A member that was to be left out travels, and one that was to have another name has its own.",
        helpLinkUri: RulePage.Of("CTR1022_ForeignAttribute"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var member in type.Shape?.Members ?? [])
        {
            foreach (var attribute in member.Attributes)
            {
                if (FaultOf(member, attribute) is { } fault && attribute.Location(context.CancellationToken) is { } location)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, member.Name, fault.What, ShortName(attribute), fault.Remedy));
                }
            }
        }
    }

    private static (string What, string Remedy)? FaultOf(WireMember member, AttributeData attribute) => attribute.AttributeClass?.FullMetadataName() switch
    {
        SystemTextJson + "JsonIgnoreAttribute" when (attribute.NamedArgument<int?>("Condition") ?? Always) == Always => Travels(member),
        "Newtonsoft.Json.JsonIgnoreAttribute" or "System.Runtime.Serialization.IgnoreDataMemberAttribute" => Travels(member),
        SystemTextJson + "JsonPropertyNameAttribute" => Named(member, attribute.Argument<string>(0)),
        "Newtonsoft.Json.JsonPropertyAttribute" => Named(member, attribute.ConstructorArguments is [{ Value: string name }] ? name : attribute.NamedArgument<string>("PropertyName")),
        "System.Runtime.Serialization.DataMemberAttribute" => Named(member, attribute.NamedArgument<string>("Name")),
        _ => null,
    };

    private static (string, string) Travels(WireMember member) =>
        ("travels", $"leave {member.Name} out of the message, or remove the attribute");

    // Who gives it a name here knows that there are two.
    private static (string, string)? Named(WireMember member, string? name) =>
        name is null || name == member.WireName || member.Attributes.Attribute(KnownNames.WireName) is not null
            ? null
            : ($"is '{member.WireName}' on the wire", $"write [WireName(\"{name}\")]");

    private static string ShortName(AttributeData attribute) => attribute.AttributeClass!.Name.Substring(0, attribute.AttributeClass.Name.Length - "Attribute".Length);
}
