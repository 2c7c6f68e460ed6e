using Benchmarks.Statistics;

namespace Benchmarks.Measuring;

/// <summary>A lane of ours and what it is compared with.</summary>
/// <param name="Operation">What both do, such as <c>json.encode</c>.</param>
/// <param name="Peer">What the other is, such as <c>stj</c>.</param>
/// <param name="Ours">Our lane.</param>
/// <param name="Other">The other lane, of the same field.</param>
internal sealed record Comparison(string Operation, string Peer, Lane Ours, Lane Other)
{
    /// <summary>Our time ÷ the other's, round by round.</summary>
    public double[] Ratios() => [.. Ours.Times.Zip(Other.Times, static (ours, other) => ours / other)];

    /// <summary>What the rounds so far say.</summary>
    public Estimate Estimate() => Bootstrap.Median(Ratios());
}
