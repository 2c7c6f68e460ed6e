namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2004: channels stand in for each other in a circle.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FallbackCycleAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2004";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Fallback cycle",
        "{0} falls back to itself ({1}), so that nothing is left when it fails: drop one [FallsBackTo], or name a channel outside the circle",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A fallback carries what its channel cannot. A channel that stands in for itself, over others or not, carries nothing at that moment.",
        helpLinkUri: RulePage.Of("CTR2004_FallbackCycle"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Channel((INamedTypeSymbol)context.Symbol) is not { Fallback: not null } channel)
        {
            return;
        }

        var cycle = CycleThrough(contract, channel);
        if (cycle.Count == 0 || cycle.Any(other => IsBefore(other.Type, channel.Type)))
        {
            return;
        }

        // Reported once, at the first of them; the others are shown beside it.
        var locations = cycle.Select(c => c.FallbackAttribute!.TypeArgumentLocation(0, context.CancellationToken)).OfType<Location>().ToArray();
        if (locations.Length == cycle.Count)
        {
            var circle = string.Join(" → ", cycle.Append(channel).Select(static c => c.Type.Name));
            context.ReportDiagnostic(Diagnostic.Create(Rule, locations[0], locations.Skip(1), channel.Type.Name, circle));
        }
    }

    private static List<ChannelSymbol> CycleThrough(Contract contract, ChannelSymbol start)
    {
        var path = new List<ChannelSymbol> { start };
        for (var current = start; current.Fallback is { } fallback && contract.Channel(fallback) is { } next; current = next)
        {
            if (ReferenceEquals(next, start))
            {
                return path;
            }

            if (path.Contains(next))
            {
                break;
            }

            path.Add(next);
        }

        return [];
    }

    private static bool IsBefore(INamedTypeSymbol one, INamedTypeSymbol other) =>
        string.CompareOrdinal(PathOf(one), PathOf(other)) is var order and not 0 ? order < 0 : one.Locations[0].SourceSpan.Start < other.Locations[0].SourceSpan.Start;

    private static string PathOf(INamedTypeSymbol type) => type.Locations[0].SourceTree?.FilePath ?? "";
}
