namespace Benchmarks.Samples;

/// <summary>Chance that falls the same way in every run.</summary>
/// <param name="seed">What it begins with.</param>
/// <param name="words">What strings are taken from.</param>
internal sealed class Dice(int seed, Vocabulary words)
{
    private readonly Random _random = new(seed);

    /// <summary>An asset.</summary>
    public string Symbol() => Of(words.Symbols);

    /// <summary>A venue.</summary>
    public string Exchange() => Of(words.Exchanges);

    /// <summary>A variant of a strategy.</summary>
    public string Subtype() => Of(words.Subtypes);

    /// <summary>A kind of anomaly.</summary>
    public string Anomaly() => Of(words.Anomalies);

    /// <summary>A value of an enum.</summary>
    public T Value<T>() where T : struct, Enum => Of(Enum.GetValues<T>());

    /// <summary>A whole number, both ends included.</summary>
    public int Whole(int low, int high) => _random.Next(low, high + 1);

    /// <summary>A number with so many decimals, both ends included.</summary>
    public decimal Number(int low, int high, int decimals)
    {
        var scale = (int)Math.Pow(10, decimals);
        return (decimal)_random.NextInt64((long)low * scale, ((long)high * scale) + 1) / scale;
    }

    /// <summary>A number for each measure of the order flow, in a dictionary, which every codec knows to write best.</summary>
    public IReadOnlyDictionary<string, T> Measures<T>(Func<decimal, T> number) =>
        words.Measures.ToDictionary(static measure => measure, _ => number(Number(0, 1_000, 4)));

    /// <summary>So many values, in an array, which every codec knows to write best.</summary>
    public static IReadOnlyList<T> List<T>(int count, Func<T> value) => Enumerable.Range(0, count).Select(_ => value()).ToArray();

    private T Of<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
