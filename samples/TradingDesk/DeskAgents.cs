using AgentContracts;
using TradingDesk.Agents;

namespace TradingDesk;

/// <summary>Who belongs to the desk and what they say to each other.</summary>
public static class DeskAgents
{
    /// <summary>The five agents.</summary>
    public static IReadOnlyList<DeskAgent> All { get; } =
    [
        DeskAgent.Of<MarketConditions>(),
        DeskAgent.Of<StrategyEngine>(),
        DeskAgent.Of<RiskManagement>(),
        DeskAgent.Of<Execution>(),
        DeskAgent.Of<Intelligence>(),
    ];

    /// <summary>Their ids.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(static agent => agent.Id)];

    /// <summary>The messages that they send, by their names on the wire.</summary>
    public static IReadOnlyDictionary<string, MessageInfo> Messages { get; } =
        All.SelectMany(static agent => agent.Info.Publishes).DistinctBy(static message => message.Name).ToDictionary(static message => message.Name, StringComparer.Ordinal);

    /// <summary>The agents that get a copy of what is sent to a channel, also where it only stands in for one that they subscribe to.</summary>
    public static IEnumerable<DeskAgent> Hearing(string channel) => All.Where(agent => agent.Info.Subscriptions.Any(subscription =>
        subscription.Channel.Name == channel || subscription.Channel.Fallback?.Invoke().Name == channel));
}
