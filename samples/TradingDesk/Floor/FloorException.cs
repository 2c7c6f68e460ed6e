namespace TradingDesk.Floor;

/// <summary>The processes of a desk did not come together, or not to an end: who is missing and what to do.</summary>
public sealed class FloorException(string message) : Exception(message);
