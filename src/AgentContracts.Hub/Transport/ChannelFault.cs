namespace AgentContracts.Hub.Transport;

/// <summary>Something that does not work on a channel while the broker answers, such as for want of a right.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Work">What does not work.</param>
/// <param name="Instance">The agent instance that it fails for; empty where it fails for the whole hub.</param>
public readonly record struct ChannelFault(string Channel, ChannelWork Work, string Instance = "");
