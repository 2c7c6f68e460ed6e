namespace Benchmarks.Mediators;

/// <summary>The content of the messages that take turns, the same for all.</summary>
public static class Sample
{
    /// <summary>The messages in some form.</summary>
    /// <param name="make">Makes one of symbol, price and number.</param>
    public static TMessage[] Of<TMessage>(Func<string, double, long, TMessage> make) =>
        [.. Enumerable.Range(1, IDispatcher.Messages).Select(number => make("BTC/USD", 64_250.5 + number, number))];
}
