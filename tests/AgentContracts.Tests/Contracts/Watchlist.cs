namespace AgentContracts.Tests.Contracts;

/// <summary>Collections of texts that are few.</summary>
[Part]
public sealed partial record Watchlist([Interned] IReadOnlyList<string> Symbols, [Interned] List<string?> Venues, [Interned] Dictionary<string, string> Names);
