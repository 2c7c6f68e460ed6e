namespace Benchmarks.Compiler.Builds;

/// <summary>How long builds took, with each generator and without it.</summary>
internal sealed class BuildTimes
{
    private readonly Dictionary<(string Generator, bool With), List<double>> _milliseconds = [];

    /// <summary>The generators, in the order in which they were added.</summary>
    public IEnumerable<string> Generators => _milliseconds.Keys.Select(static key => key.Generator).Distinct();

    /// <summary>Adds a build.</summary>
    /// <param name="generator">The generator's name.</param>
    /// <param name="with">Whether it ran.</param>
    /// <param name="milliseconds">How long the build took.</param>
    public void Add(string generator, bool with, double milliseconds)
    {
        if (!_milliseconds.TryGetValue((generator, with), out var times))
        {
            _milliseconds.Add((generator, with), times = []);
        }

        times.Add(milliseconds);
    }

    /// <summary>Milliseconds of the builds with a generator.</summary>
    public double[] With(string generator) => [.. _milliseconds[(generator, true)]];

    /// <summary>What the generator added, build by build: never less than a millisecond, so that it has a ratio.</summary>
    public double[] Added(string generator) =>
        [.. _milliseconds[(generator, true)].Zip(_milliseconds[(generator, false)], static (with, without) => Math.Max(1, with - without))];
}
