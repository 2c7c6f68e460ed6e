namespace AgentContracts.Hub.Transport;

/// <summary>Under which conditions a stream takes a message.</summary>
/// <param name="MaxBacklog">How many messages may be unfinished in any group.</param>
/// <param name="Overflow">What happens at that bound.</param>
/// <param name="GiveUpAt">Until when to wait for room, on the transport's clock.</param>
/// <param name="AbandonAfter">How long an agent may be gone before its backlog counts no longer.</param>
/// <param name="BatchSize">How many messages may be added in one step, at least 1; 1 unless given.</param>
public readonly record struct StreamAdmission(int MaxBacklog, Overflow Overflow, DateTimeOffset GiveUpAt, TimeSpan AbandonAfter, int BatchSize = 1);
