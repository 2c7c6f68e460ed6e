using AgentContracts.Hub.Telemetry;

namespace AgentContracts.Hub.Hosting;

/// <summary>What a program may choose about its hub: in code, and <see cref="Channels"/> and <see cref="Agents"/> in its configuration, too.</summary>
public sealed class HubOptions
{
    /// <summary>The default of <see cref="MaxFrameBytes"/>: 65,536 bytes.</summary>
    public const int DefaultMaxFrameBytes = 65_536;

    /// <summary>The least that <see cref="MaxFrameBytes"/> may be: 1,024 bytes.</summary>
    public const int LowestMaxFrameBytes = 1_024;

    /// <summary>The most that <see cref="MaxFrameBytes"/> may be: 16,777,216 bytes.</summary>
    public const int HighestMaxFrameBytes = 16_777_216;

    /// <summary>
    /// How often each agent instance shows that it lives. 5 s by default; <see cref="Timeout.InfiniteTimeSpan"/> for never: the hub then counts as alive until
    /// it leaves, and watches over no other.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how long without a sign of life this hub's agents count as inactive, which a <see cref="SystemHealthAlert"/> tells everybody. 60 s by default; from
    /// twice the <see cref="HeartbeatInterval"/> to 1 day.
    /// </summary>
    public TimeSpan InactiveAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long an exclusive agent of this hub may act without having heard from the broker; after that another instance may take its place. 15 s by default;
    /// from 100 ms to 1 h. It is renewed every third of it.
    /// </summary>
    public TimeSpan ExclusiveLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// What is changed about the quality of service of channels, by their names in either case; also read from <c>Contracts:Channels:&lt;name&gt;</c> of the
    /// program's configuration. What contradicts itself or the contract keeps the hub from starting.
    /// </summary>
    public IDictionary<string, ChannelOptions> Channels { get; } = new Dictionary<string, ChannelOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is changed about agents, by their ids in either case; also read from <c>Contracts:Agents:&lt;id&gt;</c> of the program's configuration.</summary>
    public IDictionary<string, AgentOptions> Agents { get; } = new Dictionary<string, AgentOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long an emergency broadcast waits for acknowledgements. 2 s by default; from 10 ms to 1 h.</summary>
    public TimeSpan RollCallTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an emergency broadcast waits before it sends the emergency again to those who have not acknowledged it. 250 ms by default; from 10 ms to 1 min.</summary>
    public TimeSpan EmergencyRepeatInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long after an <see cref="ErrorAlert"/> the next of the same type about the same channel is held back; what comes meanwhile is counted and told
    /// when the time is over. 10 s by default; zero for never.
    /// </summary>
    public TimeSpan AlertInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Which share of the copies that arrive on a channel within <see cref="DropRateWindow"/> may be dropped or too old before an <see cref="ErrorAlert"/>
    /// tells of it and the channel counts as <see cref="Monitoring.ChannelHealth.Degraded"/>. 0.05 by default; above 0 to 1. Fewer than 20 copies tell nothing.
    /// </summary>
    public double DropRateThreshold { get; set; } = 0.05;

    /// <summary>How long copies are counted for <see cref="DropRateThreshold"/>. 10 s by default; from 100 ms to 1 h.</summary>
    public TimeSpan DropRateWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How the span of a handler belongs to the span of the send that its message came from. <see cref="TraceRelation.Parent"/> by default, so that a conversation
    /// is one trace, through however many processes.
    /// </summary>
    public TraceRelation TraceRelation { get; set; } = TraceRelation.Parent;

    /// <summary>The clock of the in-process transport. The system's by default.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Whether the in-process transport hands on messages that nobody can change as objects. <see langword="true"/> by default; the outcome is the same.</summary>
    public bool PassByReference { get; set; } = true;

    /// <summary>
    /// How many bytes a message with its header may have on the wire. 65,536 by default; from 1,024 to 16,777,216, or the hub does not start.
    /// A longer one is rejected when it is sent, and invalid when it arrives: it is not decoded, and the dead letter keeps its beginning only.
    /// Messages that travel as objects in process have no bytes and no such limit.
    /// </summary>
    public int MaxFrameBytes { get; set; } = DefaultMaxFrameBytes;
}
