namespace TradingDesk.Market;

/// <summary>A feed that cannot be read: where, what was expected and what was found.</summary>
public sealed class FeedException(string message) : Exception(message);
