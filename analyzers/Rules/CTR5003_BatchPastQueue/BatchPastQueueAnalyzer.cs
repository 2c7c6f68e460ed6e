using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5003: more is fetched at once than the queue holds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchPastQueueAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5003";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Batch larger than the queue",
        "{0}: {1}: set BatchSize to {2} or MaxQueue to {3}",
        Category.Qos,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What is fetched at once has to wait somewhere. A batch that the queue has no room for takes messages away from other instances of the agent and leaves them waiting.",
        helpLinkUri: RulePage.Of("CTR5003_BatchPastQueue"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (contract.Channel(type) is not { } channel)
        {
            return;
        }

        // All streams of a mixed channel are one queue, with room for the largest bound, and are fetched by the largest batch.
        var streams = EffectiveQos.AllOf(contract, channel).Where(static p => p.Qos.IsStream).OrderByDescending(static p => p.Qos.BatchSize).ToArray();
        var queue = streams.Select(static p => p.Qos.MaxQueue).DefaultIfEmpty().Max();
        if (streams is [var (message, qos), ..]
            && qos.BatchFault(queue) is { } fault
            && channel.Attribute.SettingLocation(context.CancellationToken, "BatchSize", "MaxQueue") is { } location)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, SettingRemedy.Set("BatchSize", queue), Names.Of(message, channel), fault, queue, qos.BatchSize));
        }
    }
}
