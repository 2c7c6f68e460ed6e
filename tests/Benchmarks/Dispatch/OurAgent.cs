using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Telemetry;
using Benchmarks.Dispatch.Contracts;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch;

/// <summary>One running agent, made of the hub's own classes as the hub makes it; nobody takes what waits for it unless told to.</summary>
internal sealed class OurAgent
{
    private readonly AgentEnvironment _environment;
    private readonly Mailbox _mailbox;
    private readonly AgentIntakes _intakes;
    private readonly Worker _worker;

    private OurAgent(AgentEnvironment environment, AgentInfo info, IEar ear, IEnumerable<MessageDispatch> dispatches)
    {
        var instance = environment.Identity.NameOf(info.Id, 1);
        _environment = environment;
        Ear = ear;
        Handled = new HandledMessages(info, dispatches);
        var alarms = new EmergencyMemory(null);
        Settlement = new Settlement(info.Id, instance, null, alarms, environment.Transport, environment.Ledger, environment.Errors, environment.Drops, environment.Observer, environment.Logger);
        Account = environment.Ledger.Account(ChannelInfo.Of<Ticks>().Name, info.Id, instance);
        var retry = new HandlerRetry(Settlement, environment.Ages, environment.Transport.Clock);
        var telemetry = new HandlerTelemetry(environment.Instruments, info.Id, environment.Options.TraceRelation);
        Context = new HandlerContext(environment.Scopes, environment.Ages, environment.Schemas, environment.Logger, telemetry);
        _mailbox = new Mailbox(environment.Activity);
        _intakes = new AgentIntakes(environment, info, instance, Handled, _mailbox, new Mailbox(environment.Activity), alarms, Settlement);
        _worker = new Worker(_mailbox, Context, Settlement, retry, alarms, environment.Activity, environment.Ages, telemetry);
    }

    /// <summary>The agent itself.</summary>
    public IEar Ear { get; }

    /// <summary>What it does with each message.</summary>
    public HandledMessages Handled { get; }

    /// <summary>What its handler sees.</summary>
    public HandlerContext Context { get; }

    /// <summary>Writes outcomes.</summary>
    public Settlement Settlement { get; }

    /// <summary>Its account.</summary>
    public LedgerAccount Account { get; }

    /// <summary>Makes one that hears ticks.</summary>
    public static OurAgent Of<TAgent>(OurHub hub, TAgent agent) where TAgent : class, IAgent<TAgent>, IEar
    {
        var factory = new DispatchFactory<TAgent>(agent);
        var made = new OurAgent(hub.Environment, TAgent.Info, agent, TAgent.Info.Handlers.Select(handler => handler.Accept(factory)));
        var opening = made._intakes.OpenAsync(CancellationToken.None);
        return opening.IsCompletedSuccessfully ? made : throw new DispatchException("The agent is not open when it should be.");
    }

    /// <summary>Takes what waits, ready for its handler.</summary>
    public ReceivedCopy[] Take()
    {
        List<ReceivedCopy> copies = [];
        using var taker = new Taker(_mailbox, CancellationToken.None);
        while (_mailbox.Count > 0)
        {
            copies.Add(taker.TakeAsync().Result);
        }

        return [.. copies];
    }

    /// <summary>Writes the outcome of copies, which were handled however often.</summary>
    public void Settle(IEnumerable<ReceivedCopy> copies)
    {
        foreach (var copy in copies)
        {
            Returned.From(Settlement.SettleAsync(copy, Outcome.Handled));
            Account.EndRun();
            _environment.Activity.End();
        }
    }

    /// <summary>Handles what waits, with the hub's own worker, on this thread.</summary>
    public void Work()
    {
        // It runs until nothing waits any more, and only then gives the thread back.
        using var stopping = new CancellationTokenSource();
        var working = _worker.RunAsync(stopping.Token, CancellationToken.None);
        stopping.Cancel();
        working.GetAwaiter().GetResult();
    }
}
