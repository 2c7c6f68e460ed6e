using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Telemetry;

namespace AgentContracts.Hub.Sending;

/// <summary>A message's routes with what may be expected of each.</summary>
/// <param name="message">The message.</param>
/// <param name="qualities">What the program changes about channels; <see langword="null"/> for the contract as it is.</param>
/// <param name="circuits">Those of the hub; <see langword="null"/> for a plan whose routes are always tried.</param>
internal sealed class RoutePlan(MessageInfo message, ChannelQualities? qualities = null, CircuitPanel? circuits = null)
{
    private MessageAccount? _account;

    public MessageInfo Message => message;

    /// <summary>Whether sends of the message belong to a trace.</summary>
    public bool IsTraced { get; } = HubTracing.IsTraced(message);

    public RouteStep[] Steps { get; } = [.. message.Routes.Select(channel => StepOf(message, channel, qualities, circuits, FallbackOf(message, channel, qualities, circuits)))];

    /// <summary>The names of the channels, in order.</summary>
    public string[] Names { get; } = [.. message.Routes.Select(static channel => channel.Name)];

    /// <summary>Where sends of the message are counted: from the first one on.</summary>
    public MessageAccount AccountIn(HubLedger ledger) => _account ??= ledger.Message(message.Name);

    private static RouteStep StepOf(MessageInfo message, ChannelInfo channel, ChannelQualities? qualities, CircuitPanel? circuits, RouteStep? fallback = null)
    {
        var quality = qualities?.Of(message, channel) ?? message.QualityOn(channel);

        // Nothing holds an emergency.
        return new RouteStep(channel, quality) { Circuit = message.IsEmergency ? null : circuits?.Of(channel, quality.Delivery), Fallback = fallback };
    }

    private static RouteStep? FallbackOf(MessageInfo message, ChannelInfo channel, ChannelQualities? qualities, CircuitPanel? circuits)
    {
        if (channel.Fallback?.Invoke() is not { } fallback)
        {
            return null;
        }

        // What is promised at least once is not handed to a channel that promises less.
        var step = StepOf(message, fallback, qualities, circuits);
        return message.QualityOn(channel).Delivery == Delivery.AtLeastOnce && step.Quality.Delivery == Delivery.AtMostOnce ? null : step;
    }

    /// <summary>A channel's place among the routes, or -1.</summary>
    public int OrderOf(string channel) => Array.IndexOf(Names, channel);
}
