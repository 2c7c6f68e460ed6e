using TradingDesk.Contracts.Messages;

namespace TradingDesk.Market;

/// <summary>One trade of the feed.</summary>
/// <param name="Time">When, to the millisecond.</param>
/// <param name="Side">Whether the one in a hurry bought or sold.</param>
/// <param name="Price">The price of one; above zero.</param>
/// <param name="Amount">How much; above zero.</param>
public readonly record struct Trade(DateTimeOffset Time, Side Side, decimal Price, decimal Amount);
