using System.Collections.Immutable;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>
/// One message on its way over its routes. Each frame lists the routes taken so far and its own, in the order in which they were taken: of
/// several copies an agent handles the one on the first of them that it hears, and a route that refused is never that one.
/// </summary>
internal sealed class Sending<TMessage>(MessageHeader header, TMessage message, RoutePlan plan) where TMessage : IMessage<TMessage>
{
    private readonly ImmutableArray<RouteReceipt>.Builder _receipts = ImmutableArray.CreateBuilder<RouteReceipt>(plan.Steps.Length + 1);

    /// <summary>The header without routes.</summary>
    public MessageHeader Header => header;

    public RoutePlan Plan => plan;

    /// <summary>Whether the broker took the message on at least one route.</summary>
    public bool WasTaken => _receipts.Any(static receipt => receipt.Status is RouteStatus.Confirmed or RouteStatus.NoReceivers);

    /// <summary>The frame for a route.</summary>
    public Frame FrameFor(RouteStep route) => new Frame<TMessage>(header with { Routes = RoutesUpTo(route.Channel) }, message, route.Quality.Wire);

    /// <summary>The frame for what stands in for a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="fallback">What stands in for it.</param>
    /// <param name="mayHaveArrived">Whether it is unknown what became of the message on the route itself.</param>
    public Frame FrameFor(RouteStep route, RouteStep fallback, bool mayHaveArrived) => new Frame<TMessage>(
        header with { Routes = RoutesUpTo(route.Channel), FallbackFor = route.Channel.Name, Resent = mayHaveArrived }, message, fallback.Quality.Wire);

    /// <summary>The frame for the emergency lane, which is no route.</summary>
    public Frame EmergencyFrame() => new Frame<TMessage>(header, message);

    public void Add(RouteReceipt receipt) => _receipts.Add(receipt);

    /// <summary>What became of each route, in the order in which the message declares them.</summary>
    public SendReceipt ToReceipt()
    {
        _receipts.Sort((left, right) => plan.OrderOf(left.Channel).CompareTo(plan.OrderOf(right.Channel)));
        return new SendReceipt(header.MessageId, _receipts.DrainToImmutable());
    }

    private IReadOnlyList<string> RoutesUpTo(ChannelInfo channel)
    {
        if (plan.Steps.Length == 1)
        {
            return plan.Names;
        }

        // A route whose outcome is unknown may have the message.
        return
        [
            .. _receipts.Where(static receipt => receipt.Status != RouteStatus.Rejected).Select(static receipt => receipt.Channel).Where(name => plan.OrderOf(name) >= 0),
            channel.Name,
        ];
    }
}
