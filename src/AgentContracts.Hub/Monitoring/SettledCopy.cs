using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Monitoring;

/// <summary>A received copy whose outcome is known.</summary>
/// <param name="Id">The message's id; that of nothing where the header could not be read.</param>
/// <param name="MessageType">Its name on the wire; <see langword="null"/> where the header could not be read.</param>
/// <param name="Channel">The channel that it came over.</param>
/// <param name="Delivery">Whether it came over pub/sub or from the stream.</param>
/// <param name="Agent">The agent's id.</param>
/// <param name="Instance">The agent's instance.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Age">How old the message was when the hub looked for the last time before its handler first began; <see langword="null"/> where none began.</param>
public readonly record struct SettledCopy(
    MessageId Id, string? MessageType, string Channel, Delivery Delivery, string Agent, string Instance, Outcome Outcome, TimeSpan? Age)
{
    /// <summary>By how much it may have been older than <see cref="Age"/>, or younger: how far the hub's idea of the broker's clock may have been off when it looked. Zero by default.</summary>
    public TimeSpan AgeError { get; init; }
}
