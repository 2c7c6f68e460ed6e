namespace TradingDesk.Tests.Otlp;

/// <summary>A span as a collector got it.</summary>
internal sealed record CollectedSpan(string Process, string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes);
