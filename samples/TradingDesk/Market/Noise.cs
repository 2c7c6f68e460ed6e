namespace TradingDesk.Market;

/// <summary>Random numbers that are the same on every machine for one seed.</summary>
/// <param name="seed">The seed.</param>
public sealed class Noise(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Between 0 and 1.</summary>
    public double Uniform() => _random.NextDouble();

    /// <summary>Bell-shaped around 0 with a standard deviation of 1.</summary>
    public double Normal()
    {
        // Twelve uniform numbers, because logarithms and cosines may differ in their last bit between machines.
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += _random.NextDouble();
        }

        return sum;
    }
}
