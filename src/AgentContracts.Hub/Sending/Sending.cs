using System.Runtime.InteropServices;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>
/// One message on its way over its routes. Each frame lists the routes taken so far and its own, in the order in which they were taken: of
/// several copies an agent handles the one on the first of them that it hears, and a route that refused is never that one.
/// </summary>
internal sealed class Sending<TMessage>(MessageHeader header, TMessage message, RoutePlan plan) where TMessage : IMessage<TMessage>
{
    private readonly RouteReceipt[] _receipts = new RouteReceipt[plan.Steps.Length + (plan.Message.IsEmergency ? 1 : 0)];
    private int _count;
    private List<(RouteStep Route, RouteTrace Trace)>? _traces;

    /// <summary>The header without routes.</summary>
    public MessageHeader Header => header;

    public RoutePlan Plan => plan;

    /// <summary>Which routes the message takes, one bit for each.</summary>
    public uint SelectRoutes() => TMessage.SelectRoutes(message);

    /// <summary>Begins to observe the send on a route, where anybody listens and it has not begun.</summary>
    public void Observe(RouteStep route, SendTelemetry telemetry)
    {
        if (TraceOf(route) is null && telemetry.Begin(plan, header, route) is { } trace)
        {
            (_traces ??= []).Add((route, trace));
        }
    }

    /// <summary>How the send on a route is observed; <see langword="null"/> where nobody listens.</summary>
    public RouteTrace? TraceOf(RouteStep route)
    {
        if (_traces is not null)
        {
            foreach (var (observed, trace) in _traces)
            {
                if (ReferenceEquals(observed, route))
                {
                    return trace;
                }
            }
        }

        return null;
    }

    /// <summary>Ends what is still observed: its sender gave it up.</summary>
    public void EndTraces(in PublishResult result)
    {
        if (_traces is not null)
        {
            foreach (var (route, trace) in _traces)
            {
                trace.End(route.Channel.Name, result);
            }
        }
    }

    /// <summary>Whether the broker took the message on at least one route.</summary>
    public bool WasTaken
    {
        get
        {
            foreach (var receipt in Receipts)
            {
                if (receipt.Status is RouteStatus.Confirmed or RouteStatus.NoReceivers)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The frame for a route.</summary>
    public Frame FrameFor(RouteStep route) => new Frame<TMessage>(header with { Routes = RoutesUpTo(route.Channel), TraceParent = TraceParentOn(route) }, message, route.Quality.Wire);

    /// <summary>The frame for what stands in for a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="fallback">What stands in for it.</param>
    /// <param name="mayHaveArrived">Whether it is unknown what became of the message on the route itself.</param>
    public Frame FrameFor(RouteStep route, RouteStep fallback, bool mayHaveArrived) => new Frame<TMessage>(
        header with { Routes = RoutesUpTo(route.Channel), TraceParent = TraceParentOn(route), FallbackFor = route.Channel.Name, Resent = mayHaveArrived }, message, fallback.Quality.Wire);

    /// <summary>The frame for the emergency lane, which is no route.</summary>
    public Frame EmergencyFrame(RouteStep lane) => new Frame<TMessage>(header with { TraceParent = TraceParentOn(lane) }, message);

    public void Add(RouteReceipt receipt) => _receipts[_count++] = receipt;

    /// <summary>What became of each route, in the order in which the message declares them.</summary>
    public SendReceipt ToReceipt()
    {
        if (_count > 1)
        {
            Receipts.Sort((left, right) => plan.OrderOf(left.Channel).CompareTo(plan.OrderOf(right.Channel)));
        }

        // Nothing is added any more: where all routes were taken, the array is the receipt's own from now on.
        return new SendReceipt(header.MessageId, ImmutableCollectionsMarshal.AsImmutableArray(_count == _receipts.Length ? _receipts : Receipts.ToArray()));
    }

    private Span<RouteReceipt> Receipts => _receipts.AsSpan(0, _count);

    private string? TraceParentOn(RouteStep route) => TraceOf(route)?.TraceParent ?? header.TraceParent;

    private IReadOnlyList<string> RoutesUpTo(ChannelInfo channel)
    {
        if (plan.Steps.Length == 1)
        {
            return plan.Names;
        }

        // A route whose outcome is unknown may have the message.
        return
        [
            .. Receipts.ToArray().Where(static receipt => receipt.Status != RouteStatus.Rejected).Select(static receipt => receipt.Channel).Where(name => plan.OrderOf(name) >= 0),
            channel.Name,
        ];
    }
}
