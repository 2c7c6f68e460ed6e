namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1007: two messages have one name on the wire.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WireNameSharedAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1007";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Two messages with one name on the wire",
        "{0} is '{1}' on the wire, as {2} is already: rename it, or write [WireName(\"...\")] with a name of its own",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name on the wire is all that tells a reader which message a frame holds.",
        helpLinkUri: RulePage.Of("CTR1007_WireNameShared"));

    private protected override ReferencedNames? InReferences { get; } = new(static n => n.SharedMessages);

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (type.Message is { } own && contract.Names.Earlier(own) is { } first)
        {
            var location = type.Type.Attribute(KnownNames.WireName)?.ArgumentLocation("name", 0, context.CancellationToken) ?? type.IdentifierLocation(context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, contract.DeclarationOf(first, context.CancellationToken), type.Type.Name, own.WireName, first.ToDisplayString()));
        }
    }
}
