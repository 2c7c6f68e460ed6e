namespace AgentContracts.Hub.Emergencies;

/// <summary>An emergency that is not over.</summary>
/// <param name="Id">The id that it was sent with.</param>
/// <param name="SentAt">When, on the broker's clock.</param>
/// <param name="Frame">The encoded message, header included.</param>
public sealed record LatchedEmergency(MessageId Id, DateTimeOffset SentAt, ReadOnlyMemory<byte> Frame);
