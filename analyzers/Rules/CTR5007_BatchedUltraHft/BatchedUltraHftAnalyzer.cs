using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5007: an UltraHft channel is read in batches.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchedUltraHftAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5007";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Batching on UltraHft",
        "{0}: {1}: set BatchSize to 1, or give {2} a slower tier",
        Category.Qos,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "UltraHft messages live for milliseconds. None of them may wait until a batch is full or handled.",
        helpLinkUri: RulePage.Of("CTR5007_BatchedUltraHft"));

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

        // On a mixed channel the batch is for the other messages, unless those of UltraHft are fetched from the stream with them.
        var (message, qos) = EffectiveQos.AllOf(contract, channel).FirstOrDefault(static p => p.Qos.WaitFault is not null && (p.Message is null || p.Qos.IsStream));
        if (qos?.WaitFault is { } fault && channel.Attribute.SettingLocation(context.CancellationToken, "BatchSize") is { } location)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, SettingRemedy.Set("BatchSize", 1), Names.Of(message, channel), fault, message?.Type.Name ?? type.Name));
        }
    }
}
