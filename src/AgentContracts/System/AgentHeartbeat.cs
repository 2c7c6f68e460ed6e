using System.ComponentModel.DataAnnotations;

namespace AgentContracts;

/// <summary>A sign of life of one agent instance, sent by the hub.</summary>
/// <param name="AgentId">The agent's id.</param>
/// <param name="Instance">The instance.</param>
/// <param name="AgentType">What kind of agent it is.</param>
/// <param name="UptimeMs">How long the instance has been running, in milliseconds.</param>
/// <param name="LateMs">How much later than planned this heartbeat was made, in milliseconds.</param>
/// <param name="Queued">How many messages wait for the instance.</param>
/// <param name="InFlight">How many messages wait, run or are to be tried again.</param>
/// <param name="Handled">How many messages the instance has handled.</param>
/// <param name="Channels">The same for each channel that it hears; <see langword="null"/> from a build that did not tell, and where so many channels would make the heartbeat too long.</param>
[Tier(Tier.Tactical, Delivery = Delivery.AtMostOnce), RoutesTo<AgentStatus>]
public sealed partial record AgentHeartbeat(
    [Required] string AgentId,
    [Required] string Instance,
    [Required] string AgentType,
    [Range(0, double.MaxValue)] long UptimeMs,
    [Range(0, double.MaxValue)] long LateMs,
    [Range(0, int.MaxValue)] int Queued,
    [Range(0, int.MaxValue)] int InFlight,
    [Range(0, double.MaxValue)] long Handled,
    IReadOnlyList<ChannelLoad>? Channels = null);
