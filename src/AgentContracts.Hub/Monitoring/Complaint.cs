namespace AgentContracts.Hub.Monitoring;

/// <summary>Why a channel is not healthy.</summary>
/// <param name="Health">How bad it is.</param>
/// <param name="Reason">What is wrong, for people.</param>
/// <param name="Since">Since when, on the broker's clock.</param>
internal sealed record Complaint(ChannelHealth Health, string Reason, DateTimeOffset Since);
