using Benchmarks.Measuring;
using Microsoft.Extensions.Time.Testing;

namespace Benchmarks.Tests.Measuring;

public sealed class MeasurementTests
{
    private readonly ManualClock _clock = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _progress = [];

    // The most rounds only keep a rule that never stops from hanging the tests.
    private StopRule Rule => new(_time) { MostRounds = 2_000 };

    [Fact]
    public void A_field_without_noise_is_measured_as_little_as_is_believed()
    {
        var field = FieldOf(static _ => 1);

        Run([field], Rule);

        Assert.Equal(31, field.Lanes[0].Times.Count);
    }

    [Fact]
    public void A_noisy_field_is_measured_on_while_a_quiet_one_rests()
    {
        var random = new Random(5);
        var quiet = FieldOf(static _ => 1);
        var noisy = FieldOf(_ => 0.7 + (0.6 * random.NextDouble()));

        Run([quiet, noisy], Rule);

        Assert.Equal(31, quiet.Lanes[0].Times.Count);
        Assert.InRange(noisy.Lanes[0].Times.Count, 41, 1_999);
        Assert.InRange(noisy.Comparisons[0].Estimate().RelativeError, 0, 0.05);
    }

    [Fact]
    public void What_never_becomes_precise_ends_with_the_time_and_is_unresolved()
    {
        var rule = Rule;

        // As likely the half as the double, and a second for each.
        var hopeless = FieldOf(call =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return (call & 1) == 0 ? 0.5 : 2;
        });
        Run([hopeless], rule);

        var rounds = hopeless.Lanes[0].Times.Count;
        Assert.InRange(rounds, 200, 300);
        Assert.False(rule.IsResolved(hopeless.Comparisons[0].Estimate(), rounds));
    }

    [Fact]
    public void Stopping_ends_it_at_once()
    {
        using var stop = new CancellationTokenSource();
        var field = FieldOf(call =>
        {
            if (call == 20)
            {
                stop.Cancel();
            }

            return 1;
        });

        Assert.Throws<OperationCanceledException>(() => Run([field], Rule, stop.Token));
        Assert.InRange(field.Lanes[0].Times.Count, 1, 20);
    }

    [Fact]
    public void It_tells_how_far_it_is()
    {
        Run([FieldOf(static _ => 1)], Rule);

        Assert.Contains(_progress, static line => line.StartsWith("31 rounds, 0 of 1 fields", StringComparison.Ordinal));
    }

    private void Run(IReadOnlyList<Field> fields, StopRule rule, CancellationToken? stop = null) =>
        new Measurement(_clock, new Effort { WarmUpPasses = 0, CountedOperations = 32 }).Run(fields, rule, _progress.Add, stop ?? TestContext.Current.CancellationToken);

    /// <summary>A field in which ours takes a quarter of the other, times what the test says.</summary>
    private Field FieldOf(Func<int, double> noise)
    {
        var ours = new SyntheticLane(_clock, call => 1000 * noise(call));
        var other = new SyntheticLane(_clock, static _ => 4000);
        return new([ours, other], [new("encode", "other", ours, other)]);
    }
}
