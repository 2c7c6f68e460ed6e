namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1011: two channels have one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelNameSharedAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1011";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Two channels with one name",
        "{0} has the name '{1}', as {2} has already: give it another one, or use {2}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Two channels of one name are one channel in Redis, with two ideas of how it is used.",
        helpLinkUri: RulePage.Of("CTR1011_ChannelNameShared"));

    private protected override ReferencedNames? InReferences { get; } = new(static n => n.SharedChannels);

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (type.Channel is { } own && contract.Names.Earlier(own) is { } first)
        {
            var location = own.Attribute.ArgumentLocation("name", 0, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, contract.DeclarationOf(first, context.CancellationToken), type.Type.Name, own.Name, first.ToDisplayString()));
        }
    }
}
