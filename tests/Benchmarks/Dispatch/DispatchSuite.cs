using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;
using Benchmarks.Dispatch.Contracts;
using Benchmarks.Dispatch.Dispatchers;
using Benchmarks.Measuring;
using Benchmarks.Mediators;
using Benchmarks.Suites;

namespace Benchmarks.Dispatch;

/// <summary>Everything that is measured of dispatching; each contender has shown that it reaches its handlers.</summary>
internal sealed class DispatchSuite : IAsyncDisposable
{
    private readonly OurHub _hub = new();
    private readonly OurHub _hubOfThree = new();
    private readonly OurHub _unheard = new();
    private readonly WolverineDispatch _wolverine = new();
    private readonly List<Action> _settlings = [];

    /// <summary>Builds and checks it.</summary>
    /// <exception cref="DispatchException">A contender does not reach its handlers, each once with each message.</exception>
    public DispatchSuite() => Fields = [FieldOfOne(), FieldOfThree()];

    /// <summary>What is measured.</summary>
    public IReadOnlyList<DispatchField> Fields { get; }

    /// <summary>Holds the ledgers to what was handled.</summary>
    /// <exception cref="DispatchException">One does not balance.</exception>
    public void CheckLedger()
    {
        _settlings.ForEach(static settle => settle());
        _settlings.Clear();
        _hub.Check();
        _hubOfThree.Check();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _wolverine.Dispose();
        await _hub.DisposeAsync();
        await _hubOfThree.DisposeAsync();
        await _unheard.DisposeAsync();
    }

    private DispatchField FieldOfOne()
    {
        var agent = OurAgent.Of(_hub, new FirstEar());
        var frames = _hub.Frames(Sample.Of(static (symbol, price, number) => new Tick(symbol, price, number)));
        var copies = Receive(_hub, frames, agent)[0];
        var ruled = Receive(_hub, _hub.Frames(Sample.Of(static (symbol, price, number) => new RuledTick(symbol, price, number))), agent)[0];
        var wayIn = new WayInLane("ours, the whole way in", _hub, agent, frames);
        DispatchCheck.Run(wayIn, () => [agent.Ear.Heard]);
        var wayOut = new WayOutLane("ours, the whole way out", _unheard.Environment);
        wayOut.Check();

        var ours = LaneOf("ours", new OurOne(agent, copies));
        PeerLane[] peers =
        [
            new(Peer.Direct, LaneOf("a call through the interface", new DirectOne(new FirstEar()))),
            new(Peer.Mediator, LaneOf("Mediator, Send", MediatorDispatch.ToOne())),
            new(Peer.MediatR, LaneOf("MediatR, Send", MediatRDispatch.ToOne())),
            new(Peer.Wolverine, LaneOf("Wolverine, InvokeAsync", _wolverine.ToOne())),
        ];
        DispatchCost[] costs =
        [
            new("dispatch", ours),
            new("find", LaneOf("ours, found by name", new OurFound(agent, copies)), ours),
            new("validate", LaneOf("ours, three rules", new OurOne(agent, ruled)), ours),
            new("ledger", LaneOf("ours, with the ledger", new OurAccounted(agent, copies)), ours),
            new("wayin", wayIn),
            new("wayout", wayOut),
        ];
        var field = FieldBuilder.Versus([new("dispatch.1", ours)], peers);
        return new(new([.. field.Lanes, .. costs.Select(static cost => cost.With).Except(field.Lanes)], field.Comparisons), costs);
    }

    private DispatchField FieldOfThree()
    {
        OurAgent[] agents = [OurAgent.Of(_hubOfThree, new FirstEar()), OurAgent.Of(_hubOfThree, new SecondEar()), OurAgent.Of(_hubOfThree, new ThirdEar())];
        var copies = Receive(_hubOfThree, _hubOfThree.Frames(Sample.Of(static (symbol, price, number) => new Tick(symbol, price, number))), agents);
        return new(
            FieldBuilder.Versus(
                [new("dispatch.3", LaneOf("ours, three agents", new OurThree(agents, copies)))],
                [
                    new(Peer.Direct, LaneOf("a loop over three interfaces", new DirectThree())),
                    new(Peer.Mediator, LaneOf("Mediator, Publish", MediatorDispatch.ToThree())),
                    new(Peer.MediatR, LaneOf("MediatR, Publish", MediatRDispatch.ToThree())),
                    new(Peer.Wolverine, LaneOf("Wolverine, InvokeAsync of three", _wolverine.ToThree())),
                ]),
            []);
    }

    /// <summary>Copies that each agent has taken in, whose outcome is written when everything was measured.</summary>
    private ReceivedCopy[][] Receive(OurHub hub, Frame[] frames, params OurAgent[] agents)
    {
        Array.ForEach(frames, hub.Publish);
        ReceivedCopy[][] copies = [.. agents.Select(static agent => agent.Take())];
        foreach (var (agent, taken) in agents.Zip(copies))
        {
            _settlings.Add(() => agent.Settle(taken));
        }

        return copies;
    }

    private static Lane LaneOf<TDispatcher>(string name, TDispatcher dispatcher) where TDispatcher : struct, IDispatcher
    {
        var lane = new DispatchLane<TDispatcher>(name, dispatcher);
        DispatchCheck.Run(lane, () => dispatcher.Heard);
        return lane;
    }
}
