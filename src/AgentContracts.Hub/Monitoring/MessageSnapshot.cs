namespace AgentContracts.Hub.Monitoring;

/// <summary>The figures of one message.</summary>
/// <param name="Name">The message's name on the wire.</param>
/// <param name="Sent">Messages of which at least one route was taken by the broker.</param>
/// <param name="Handled">Handlers that returned.</param>
public sealed record MessageSnapshot(string Name, long Sent, long Handled)
{
    /// <summary>Messages that broke a rule when they were to be sent, so that nothing was.</summary>
    public long Refused { get; init; }
}
