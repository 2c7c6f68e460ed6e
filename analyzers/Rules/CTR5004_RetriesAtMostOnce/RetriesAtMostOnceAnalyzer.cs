using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5004: a channel that delivers at most once retries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetriesAtMostOnceAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5004";

    private const string Retries = "Retries";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Retries on an at-most-once channel",
        "{0}: {1}: set Retries to 0, or {2}",
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
        if (contract.Channel((INamedTypeSymbol)context.Symbol) is not { } channel)
        {
            return;
        }

        // On a mixed channel the tier's own retries are not what somebody asked for.
        var isMixed = channel.Tier is null;
        var (message, qos) = EffectiveQos.AllOf(contract, channel).FirstOrDefault(p => p.Qos.RepetitionFault is not null && (!isMixed || channel.Attribute.NamedArgument<int?>(Retries) is not null));
        if (qos?.RepetitionFault is { } fault && channel.Attribute.SettingLocation(context.CancellationToken, Retries, "Delivery") is { } location)
        {
            var remedy = message is null ? "Delivery to AtLeastOnce" : $"route {message.Type.Name} to a channel of its own tier";
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, SettingRemedy.Set(Retries, 0), Names.Of(message, channel), fault, remedy));
        }
    }
}
