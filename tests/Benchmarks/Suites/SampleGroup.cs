using Benchmarks.Samples;

namespace Benchmarks.Suites;

/// <summary>A kind of content that the five messages are measured with.</summary>
/// <param name="Title">What is special about it.</param>
/// <param name="Prefix">What stands before the names of its figures.</param>
/// <param name="Words">Where its strings are from.</param>
/// <param name="Allowance">How many times a goal for a ratio its ratios may be.</param>
internal sealed record SampleGroup(string Title, string Prefix, Vocabulary Words, double Allowance)
{
    /// <summary>Prices in double, short ASCII strings.</summary>
    public static SampleGroup DoublePrices { get; } = new("double prices", "", Vocabulary.Short, 1);

    /// <summary>Prices in decimal, short ASCII strings.</summary>
    public static SampleGroup DecimalPrices { get; } = new("decimal prices", "decimal/", Vocabulary.Short, 1);

    /// <summary>Prices in double, strings beyond 16 characters or beyond ASCII.</summary>
    public static SampleGroup LongOrForeignText { get; } = new("long and non-ASCII strings", "text/", Vocabulary.LongOrForeign, 1.5);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SampleGroup> All { get; } = [DoublePrices, DecimalPrices, LongOrForeignText];
}
