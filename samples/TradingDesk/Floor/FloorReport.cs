using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace TradingDesk.Floor;

/// <summary>How far one process of the desk is.</summary>
/// <param name="Process">The process; a name made up for this run.</param>
/// <param name="Agents">The agents that it runs.</param>
/// <param name="Plays">What it plays to them: how many trades over which time, and how fast.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="OpensAt">When the desk opens, on the broker's clock, as soon as that is settled.</param>
/// <param name="Owed">How many copies the streams owe to agents for what it has sent.</param>
/// <param name="Settled">How many copies from streams its agents are done with.</param>
/// <param name="Idle">Whether it has nothing in flight, and neither sent anything nor was done with anything since its last report.</param>
[Tier(Tier.Tactical), RoutesTo<TradingFloor>]
public sealed partial record FloorReport(
    [Required] string Process,
    IReadOnlyList<string> Agents,
    [Required] string Plays,
    FloorPhase Phase,
    DateTimeOffset? OpensAt,
    [Range(0, double.MaxValue)] long Owed,
    [Range(0, double.MaxValue)] long Settled,
    bool Idle);
