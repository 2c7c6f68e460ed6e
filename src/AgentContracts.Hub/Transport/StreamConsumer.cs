namespace AgentContracts.Hub.Transport;

/// <summary>Who reads a stream.</summary>
/// <param name="Channel">The stream's channel.</param>
/// <param name="Group">The agent's id: instances of one group share the work.</param>
/// <param name="Consumer">The instance.</param>
/// <param name="BatchSize">How many entries to fetch at once, at least 1.</param>
public sealed record StreamConsumer(ChannelInfo Channel, string Group, string Consumer, int BatchSize);
