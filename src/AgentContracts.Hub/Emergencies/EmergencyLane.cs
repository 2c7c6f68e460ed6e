namespace AgentContracts.Hub.Emergencies;

/// <summary>The pub/sub name that emergencies travel on, apart from all data.</summary>
internal static class EmergencyLane
{
    public static ChannelInfo Channel { get; } = new() { Name = "contracts:emergency", IsEmergency = true };
}
