namespace AgentContracts.Generators.Model;

/// <summary>A channel that an agent hears.</summary>
/// <param name="FullName">The channel's full name.</param>
/// <param name="IsEmergency">Whether it carries every emergency.</param>
internal sealed record HeardChannelModel(string FullName, bool IsEmergency);
