namespace AgentContracts.Hub.Monitoring;

/// <summary>Tells whether a hub has work at this moment; a clock of one's own may then be moved.</summary>
public interface IHubActivity
{
    /// <summary>Whether no message is queued, running or undelivered. One that waits to be tried again, and a sender that waits for room, do not count: only time or others bring them on; one that has just failed may take a moment until it waits.</summary>
    bool IsQuiet { get; }

    /// <summary>Waits until <see cref="IsQuiet"/>.</summary>
    ValueTask WhenQuietAsync(CancellationToken cancellationToken = default);
}
