namespace TradingDesk.Tests.Otlp;

/// <summary>One series of a counter as a collector got it last.</summary>
internal sealed record CollectedSum(string Process, string Metric, IReadOnlyDictionary<string, string> Attributes, ulong At, long Value);
