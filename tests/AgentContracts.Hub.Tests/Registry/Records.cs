using AgentContracts.Hub.Registry;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>Records to enter.</summary>
internal static class Records
{
    public static AgentRecord Of(string agent, string instance, string hub) => new()
    {
        Agent = agent,
        Type = agent,
        Instance = instance,
        Hub = hub,
        Host = "machine",
        Process = 1,
        StartedAt = DateTimeOffset.UnixEpoch,
        InactiveAfter = TimeSpan.FromSeconds(60),
    };
}
