using TradingDesk.Contracts.Messages;

namespace TradingDesk.Market;

/// <summary>The market after one trade.</summary>
/// <param name="Number">Which trade of the feed it was, from 1.</param>
/// <param name="Trade">The trade.</param>
/// <param name="OtherVenuePrice">What the same asset costs on the second venue.</param>
/// <param name="OtherAssetPrice">What the second asset costs.</param>
public sealed record Tick(int Number, Trade Trade, decimal OtherVenuePrice, decimal OtherAssetPrice)
{
    /// <summary>When the trade was made.</summary>
    public DateTimeOffset Time => Trade.Time;

    /// <summary>The price on the home venue.</summary>
    public decimal Price => Trade.Price;

    /// <summary>Whether the one in a hurry bought or sold.</summary>
    public Side Side => Trade.Side;

    /// <summary>How much was traded.</summary>
    public decimal Amount => Trade.Amount;
}
