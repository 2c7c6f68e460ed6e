using AgentContracts;

namespace Benchmarks.Hubs.Contracts;

/// <summary>Whoever sends quotes.</summary>
[Agent("quoter"), Publishes<PubSubQuote>, Publishes<StreamQuote>]
internal sealed partial class Quoter
{
    private const string Symbol = "BTC/USD";

    /// <summary>A quote.</summary>
    public static PubSubQuote Quote(long number) => new(Symbol, 64_250.5, 64_251.25, 0.75, 1.5, number);

    /// <summary>The same on a stream.</summary>
    public static StreamQuote QuoteOnStream(long number) => new(Symbol, 64_250.5, 64_251.25, 0.75, 1.5, number);
}
