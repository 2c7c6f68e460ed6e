using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using TradingDesk.Observation;

namespace TradingDesk.Report;

/// <summary>A run in figures.</summary>
/// <param name="Trades">How many trades of the feed were played.</param>
/// <param name="Balanced">Whether every copy of every message is accounted for.</param>
/// <param name="Messages">How often each message was sent and handled, by its name.</param>
/// <param name="Ledger">The account of each channel and agent.</param>
/// <param name="NotSent">How many messages the broker refused, or may not have taken, by channel.</param>
/// <param name="LatencyMs">How old messages were when their handlers began, in milliseconds, by channel.</param>
/// <param name="TierLatencyMs">The same by tier, of the desk's own messages.</param>
/// <param name="HealthAlerts">The health alerts that the agents of this process heard.</param>
/// <param name="LastRollCall">Who answered the last emergency that was broadcast from here.</param>
/// <param name="Agents">What each agent did, by its id.</param>
public sealed record Summary(
    int Trades,
    bool Balanced,
    IReadOnlyDictionary<string, SummaryMessage> Messages,
    IReadOnlyList<SummaryAccount> Ledger,
    IReadOnlyDictionary<string, long> NotSent,
    IReadOnlyDictionary<string, SummaryLatency> LatencyMs,
    IReadOnlyDictionary<string, SummaryLatency> TierLatencyMs,
    IReadOnlyList<SummaryAlert> HealthAlerts,
    IReadOnlyList<SummaryAnswer> LastRollCall,
    IReadOnlyDictionary<string, Figures> Agents)
{
    /// <summary>Whether the run was stopped before its end.</summary>
    public bool Stopped { get; init; }

    /// <summary>What the checker says, where Redis was killed.</summary>
    public SummaryChaos? Chaos { get; init; }

    /// <summary>The summary of a hub's figures.</summary>
    public static Summary Of(int trades, HubSnapshot snapshot, IReadOnlyList<TierFigures> tiers, HealthLog health, IReadOnlyDictionary<string, Figures> agents) => new(
        trades,
        snapshot.IsBalanced,
        new OrderedDictionary<string, SummaryMessage>(snapshot.Messages.Select(static message => KeyValuePair.Create(message.Name, new SummaryMessage(message.Sent, message.Handled)))),
        [.. snapshot.Ledger.Select(SummaryAccount.Of)],
        new OrderedDictionary<string, long>(snapshot.Channels.Select(static channel => KeyValuePair.Create(channel.Name, channel.NotSent))),
        new OrderedDictionary<string, SummaryLatency>(snapshot.Channels.Where(static channel => channel.P50 is not null).Select(static channel => KeyValuePair.Create(channel.Name, SummaryLatency.Of(channel)))),
        new OrderedDictionary<string, SummaryLatency>(tiers.Select(static tier => KeyValuePair.Create(LatencyTable.NameOf(tier.Tier), SummaryLatency.Of(tier)))),
        health.Alerts,
        SummaryAnswer.Of(health.LastRollCall),
        agents);
}
