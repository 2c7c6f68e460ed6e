namespace Chaos.Measuring;

/// <summary>
/// What was measured in a span of time, beside how much should have been: what was refused, was dropped or is still on its way counts with the length of the
/// window, so that whoever lets others starve does not look quick.
/// </summary>
/// <param name="samples">What arrived, in milliseconds, by agent.</param>
/// <param name="lasted">How long it was measured.</param>
/// <param name="perSecond">How many each agent was sent in a second.</param>
internal sealed class Window(ILookup<string, double> samples, TimeSpan lasted, double perSecond)
{
    private readonly int _expected = (int)(perSecond * lasted.TotalSeconds);

    /// <summary>Which share of what it was sent arrived at an agent.</summary>
    public double Share(string agent) => _expected == 0 ? 1 : (double)samples[agent].Count() / _expected;

    /// <summary>What arrived at an agent and what did not, in milliseconds.</summary>
    public IEnumerable<double> All(string agent) =>
        samples[agent].Concat(Enumerable.Repeat(lasted.TotalMilliseconds, Math.Max(0, _expected - samples[agent].Count())));
}
