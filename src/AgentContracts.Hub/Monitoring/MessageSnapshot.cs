namespace AgentContracts.Hub.Monitoring;

/// <summary>The figures of one message.</summary>
/// <param name="Name">The message's name on the wire.</param>
/// <param name="Sent">Messages of which at least one route was taken by the broker.</param>
/// <param name="Handled">Handlers that returned.</param>
public sealed record MessageSnapshot(string Name, long Sent, long Handled);
