namespace TradingDesk.Report;

/// <summary>A summary that has nowhere to go: which path, and why not.</summary>
public sealed class SummaryException(string message) : Exception(message);
