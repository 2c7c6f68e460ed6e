namespace TradingDesk.Report;

/// <summary>A file to write to that cannot be written: which one, and why not.</summary>
public sealed class OutputException(string message) : Exception(message);
