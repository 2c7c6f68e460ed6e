using System.Globalization;

namespace AgentContracts.Analyzers.Tests.Rules;

/// <summary>What the rules 5xxx say of settings in source is what the run time says of the same settings.</summary>
public sealed class QosAgreementTests
{
    private static readonly string[] Ids = [RetriesPastAgeAnalyzer.Id, BatchPastQueueAnalyzer.Id, RetriesAtMostOnceAnalyzer.Id, BatchedUltraHftAnalyzer.Id, SettingOutOfRangeAnalyzer.Id];

    [Fact]
    public async Task Rules_and_run_time_find_the_same_in_the_same_words()
    {
        // Always the same settings: the compiler is too slow for new ones each time.
        var random = new Random(20261123);
        var channels = Enumerable.Range(0, 400).Select(number => (Name: $"Channel{number}", Tier: (Tier)random.Next(4), Overrides: Any(random))).ToArray();

        var analysis = await Analysis.RunAsync([string.Join('\n', channels.Select(static c => $"[Channel(\"{c.Name}\", Tier.{c.Tier}{Settings(c.Overrides)})] public partial class {c.Name};"))]);

        var told = analysis.Diagnostics
            .Where(static d => Ids.Contains(d.Id))
            .Select(static d => d.GetMessage(CultureInfo.InvariantCulture).Split(": "))
            .ToLookup(static parts => parts[0], static parts => parts[1]);
        var expected = channels.ToDictionary(static c => c.Name, static c => QualityOfService.For(c.Tier).With(c.Overrides).Contradictions());
        Assert.All(channels, c => Assert.Equal(expected[c.Name].Order(StringComparer.Ordinal), told[c.Name].Order(StringComparer.Ordinal)));
        Assert.All(["pause for", "pauses for", "holds", "at most once", "waits for", "at least"], words => Assert.Contains(expected.Values, all => all.Any(text => text.Contains(words, StringComparison.Ordinal))));
        Assert.Contains(expected.Values, static all => all.Count == 0);
    }

    private static QosOverrides Any(Random random) => new()
    {
        MaxAgeMs = Maybe(random, random.Next(1, 5_000)),
        MaxQueue = Maybe(random, random.Next(0, 100)),
        BatchSize = Maybe(random, random.Next(1, 60)),
        Retries = Maybe(random, random.Next(-1, 12)),
        RetryDelayMs = Maybe(random, random.Next(0, 1_000)),
        Delivery = random.Next(3) == 0 ? (Delivery)random.Next(2) : null,
    };

    private static int? Maybe(Random random, int value) => random.Next(3) == 0 ? value : null;

    private static string Settings(QosOverrides overrides) => string.Concat(
        new (string Name, object? Value)[]
        {
            (nameof(overrides.MaxAgeMs), overrides.MaxAgeMs),
            (nameof(overrides.MaxQueue), overrides.MaxQueue),
            (nameof(overrides.BatchSize), overrides.BatchSize),
            (nameof(overrides.Retries), overrides.Retries),
            (nameof(overrides.RetryDelayMs), overrides.RetryDelayMs),
            (nameof(overrides.Delivery), overrides.Delivery is { } delivery ? $"Delivery.{delivery}" : null),
        }
        .Where(static s => s.Value is not null)
        .Select(static s => string.Create(CultureInfo.InvariantCulture, $", {s.Name} = {s.Value}")));
}
