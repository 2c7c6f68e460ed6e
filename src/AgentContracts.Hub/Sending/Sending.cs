using System.Runtime.InteropServices;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>
/// One message on its way over several routes or none, or an emergency. Each frame lists the routes taken so far and its own, in the order in which they were taken: of
/// several copies an agent handles the one on the first of them that it hears, and a route that refused is never that one.
/// </summary>
/// <param name="message">The message, with a header without routes.</param>
/// <param name="plan">Its routes.</param>
internal sealed class Sending(Frame message, RoutePlan plan)
{
    private readonly RouteReceipt[] _receipts = new RouteReceipt[plan.Steps.Length + (plan.Message.IsEmergency ? 1 : 0)];
    private int _count;
    private List<(RouteStep Route, RouteTrace Trace)>? _traces;

    /// <summary>The header without routes.</summary>
    public ref readonly MessageHeader Header => ref message.HeaderInPlace;

    public RoutePlan Plan => plan;

    /// <summary>Which routes the message takes, one bit for each.</summary>
    public uint SelectRoutes() => message.SelectRoutes();

    /// <summary>Begins to observe the send on a route, where anybody listens and it has not begun.</summary>
    public void Observe(RouteStep route, SendTelemetry telemetry)
    {
        if (TraceOf(route) is null && telemetry.Begin(plan, Header, route) is { } trace)
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
                if (RouteSender.IsTaken(receipt.Status))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The frame for a route.</summary>
    public Frame FrameFor(RouteStep route) => message.With(Header with { Routes = RoutesUpTo(route), TraceParent = TraceParentOn(route) }, route.Quality.Wire);

    /// <summary>The frame for the emergency lane, which is no route.</summary>
    public Frame EmergencyFrame(RouteStep lane) => message.With(Header with { TraceParent = TraceParentOn(lane) }, message.Wire);

    public void Add(RouteReceipt receipt) => _receipts[_count++] = receipt;

    /// <summary>What became of each route, in the order in which the message declares them.</summary>
    public SendReceipt ToReceipt()
    {
        if (_count > 1)
        {
            Receipts.Sort((left, right) => plan.OrderOf(left.Channel).CompareTo(plan.OrderOf(right.Channel)));
        }

        // Nothing is added any more: where all routes were taken, the array is the receipt's own from now on.
        return new SendReceipt(Header.MessageId, ImmutableCollectionsMarshal.AsImmutableArray(_count == _receipts.Length ? _receipts : Receipts.ToArray()));
    }

    private Span<RouteReceipt> Receipts => _receipts.AsSpan(0, _count);

    private string? TraceParentOn(RouteStep route) => TraceOf(route)?.TraceParent ?? Header.TraceParent;

    private IReadOnlyList<string> RoutesUpTo(RouteStep route)
    {
        if (_count == 0)
        {
            return route.Alone;
        }

        // A route whose outcome is unknown may have the message.
        return
        [
            .. Receipts.ToArray().Where(static receipt => receipt.Status != RouteStatus.Rejected).Select(static receipt => receipt.Channel).Where(name => plan.OrderOf(name) >= 0),
            route.Channel.Name,
        ];
    }
}
