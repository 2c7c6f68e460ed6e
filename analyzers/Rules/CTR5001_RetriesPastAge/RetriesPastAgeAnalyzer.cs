using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5001: the retries with their pauses do not fit into the age of the message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetriesPastAgeAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5001";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Retries that cannot fit into the age",
        "{0}: {1}: {2}",
        Category.Qos,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The age of a message is the deadline of its retries, and the pause before a retry doubles each time. Retries past the age are promised and never made.",
        helpLinkUri: RulePage.Of("CTR5001_RetriesPastAge"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (contract.Channel(type) is { } channel)
        {
            var faulty = EffectiveQos.AllOf(contract, channel)
                .FirstOrDefault(p => p.Qos.RetryFault is not null && (p.Message is null || !SetsAge(p.Message.TierAttribute) || SetsAge(channel.Attribute)));
            Report(context, faulty.Qos, channel.Attribute.SettingLocation(context.CancellationToken, "Retries", "RetryDelayMs", "MaxAgeMs"), Names.Of(faulty.Message, channel), isOnChannel: true);
        }
        else if (contract.Message(type) is { IsValid: true, TierAttribute: { } tier } message && SetsAge(tier))
        {
            var faulty = message.Routes
                .Select(r => contract.Channel(r.Channel)!)
                .Where(c => !SetsAge(c.Attribute) && EffectiveQos.Of(c)?.RetryFault is null)
                .Select(c => (Channel: c, Qos: EffectiveQos.Of(message, c)))
                .FirstOrDefault(static p => p.Qos?.RetryFault is not null);
            Report(context, faulty.Qos, tier.SettingLocation(context.CancellationToken, "MaxAgeMs"), $"{type.Name} on {faulty.Channel?.Type.Name}", isOnChannel: false);
        }
    }

    private static bool SetsAge(AttributeData? attribute) => attribute?.NamedArgument<int?>("MaxAgeMs") is not null;

    private static void Report(SymbolAnalysisContext context, EffectiveQos? qos, Location? location, string who, bool isOnChannel)
    {
        if (qos?.RetryFault is not { } fault || location is null)
        {
            return;
        }

        var properties = isOnChannel ? SettingRemedy.Set("Retries", qos.RetriesThatFit) : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, properties, who, fault, Remedy(qos)));
    }

    // Pauses that double may add up to more than the longest age that can be written.
    private static string Remedy(EffectiveQos qos) => qos.PausesMs <= int.MaxValue
        ? FormattableString.Invariant($"set Retries to {qos.RetriesThatFit}, RetryDelayMs to {qos.RetryDelayThatFits}, or MaxAgeMs to {qos.PausesMs}")
        : FormattableString.Invariant($"set Retries to {qos.RetriesThatFit} or RetryDelayMs to {qos.RetryDelayThatFits}");
}
