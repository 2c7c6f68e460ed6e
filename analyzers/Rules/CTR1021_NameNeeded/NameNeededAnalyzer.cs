namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1021: a message or agent has no name that can be written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameNeededAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1021";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message or agent without a name",
        "{0} {1} has {2}: {3}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name on the wire tells readers which message a frame holds, and the id of an agent is its consumer group. Both must be text that has a UTF-8 form.",
        helpLinkUri: RulePage.Of("CTR1021_NameNeeded"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (type.Message is { Problems: var ofMessage, WireName: var wireName } && ofMessage.Any(static p => p.Kind == ProblemKind.NoName)
            && type.Type.Attribute(KnownNames.WireName) is { ConstructorArguments.Length: 1 } attribute)
        {
            Report("Message", attribute, "name", wireName.Length == 0 ? "an empty name on the wire" : "a name on the wire with half a surrogate pair", "give it a name, or remove [WireName]");
        }

        if (type.Agent is { Problems: var ofAgent, Id: var id, Attribute: { ConstructorArguments.Length: 1 } agent } && ofAgent.Any(static p => p.Kind == ProblemKind.NoName))
        {
            Report("Agent", agent, "id", id.Length == 0 ? "an empty id" : "an id with half a surrogate pair", "give it one, such as \"" + SnakeCase.Of(type.Type.Name) + "\"");
        }

        void Report(string kind, AttributeData attribute, string argument, string what, string remedy) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, attribute.ArgumentLocation(argument, 0, context.CancellationToken), kind, type.Type.Name, what, remedy));
    }
}
