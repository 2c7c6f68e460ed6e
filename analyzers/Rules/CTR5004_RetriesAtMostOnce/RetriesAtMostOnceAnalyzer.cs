using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5004: a channel that delivers at most once retries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetriesAtMostOnceAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5004";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Retries on an at-most-once channel",
        "{0}: {1}: set Retries to 0, or Delivery to AtLeastOnce",
        Category.Qos,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Who asks for delivery at most once expects that no message is handled twice. A handler that failed half-way and is called again has done the first half twice.",
        helpLinkUri: RulePage.Of("CTR5004_RetriesAtMostOnce"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (contract.Channel(type) is { } channel
            && EffectiveQos.Of(channel) is { RepetitionFault: { } fault } qos
            && channel.Attribute.SettingLocation(context.CancellationToken, "Retries", "Delivery") is { } location)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, SettingRemedy.Set("Retries", 0), type.Name, fault));
        }
    }
}
