namespace AgentContracts.Hub.Hosting;

/// <summary>What a program may choose about its hub.</summary>
public sealed class HubOptions
{
    /// <summary>How often each agent instance shows that it lives. 5 s by default; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an emergency broadcast waits for acknowledgements. 2 s by default.</summary>
    public TimeSpan RollCallTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of the in-process transport. The system's by default.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whether the in-process transport hands on messages that nobody can change as objects. <see langword="true"/> by default; the outcome is the same.</summary>
    public bool PassByReference { get; set; } = true;
}
