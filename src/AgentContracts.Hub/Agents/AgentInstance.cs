using System.Diagnostics;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Heartbeats;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Agents;

/// <summary>One running agent: what it hears, what waits for it and who works on that.</summary>
internal sealed class AgentInstance
{
    private readonly AgentEnvironment _environment;
    private readonly object _agent;
    private readonly Settlement _settlement;
    private readonly HandlerRetry _retry;
    private readonly Mailbox _mailbox;
    private readonly Mailbox _emergencies;
    private readonly EmergencyMemory _alarms;
    private readonly Registrant _registrant;
    private readonly AgentIntakes _intakes;
    private readonly HeartbeatSender _heartbeat;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private Task[] _workers = [];
    private bool _hasStarted;
    private Task? _stopped;
    private Task? _closed;

    private AgentInstance(AgentEnvironment environment, AgentInfo info, string name, object agent, IEnumerable<MessageDispatch> dispatches)
    {
        _environment = environment;
        _agent = agent;
        Info = info;
        Name = name;
        var handled = new HandledMessages(info, dispatches);
        _registrant = new Registrant(info, environment.Membership.Describe(info, name), () => Displaced?.Invoke());
        _alarms = new EmergencyMemory(handled.HearsEmergencies ? new RollCallAnswers(environment.Transport, info.Id, name, environment.Logger) : null);
        _settlement = new Settlement(info.Id, name, _registrant, _alarms, environment.Transport, environment.Ledger, environment.Errors, environment.Drops, environment.Observer, environment.Logger, _stopping.Token);
        _retry = new HandlerRetry(_settlement, environment.Ages, environment.Transport.Clock);
        _mailbox = new Mailbox(environment.Activity);
        _emergencies = new Mailbox(environment.Activity);
        _intakes = new AgentIntakes(environment, info, name, handled, _mailbox, _emergencies, _alarms, _settlement);
        _heartbeat = new HeartbeatSender(environment, this);
    }

    public AgentInfo Info { get; }

    /// <summary>The instance's name among all instances.</summary>
    public string Name { get; }

    /// <summary>Called when another instance has taken the place of this one, which is exclusive and must stop.</summary>
    public Action? Displaced { get; set; }

    /// <summary>How many copies wait for the instance.</summary>
    public int Queued => _mailbox.Count + _emergencies.Count;

    /// <summary>Whether something that handles messages here has ended though nobody asked it to.</summary>
    public bool HasLostWorkers => !_stopping.IsCancellationRequested && _workers.Any(static worker => worker.IsCompleted);

    /// <summary>Whether the broker did not let it go in time when it left.</summary>
    public bool WasKept { get; private set; }

    /// <summary>Makes the agent and everything around it; it hears nothing yet.</summary>
    public static AgentInstance Create<TAgent>(AgentEnvironment environment, int number) where TAgent : class, IAgent<TAgent>
    {
        var info = TAgent.Info;
        var hub = new AgentHub<TAgent>(environment.Sends, environment.RollCalls, environment.Fences, environment.Identity, environment.Transport);
        var agent = TAgent.Create(new AgentServices(environment.Services, hub));
        var factory = new DispatchFactory<TAgent>(agent);
        return new AgentInstance(environment, info, environment.Identity.NameOf(info.Id, number), agent, info.Handlers.Select(handler => handler.Accept(factory)));
    }

    /// <summary>Makes sure that nothing sent from now on passes the agent by.</summary>
    public static async ValueTask CreateGroupsAsync(AgentInfo agent, ITransport transport, CancellationToken cancellationToken)
    {
        foreach (var channel in AgentIntakes.StreamsOf(agent))
        {
            await transport.CreateGroupAsync(channel, agent.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Enters the registry, so that it is known before it hears or says anything.</summary>
    /// <exception cref="ContractsIncompatibleException">Its contracts and those of agents that run cannot read each other.</exception>
    /// <exception cref="AgentHeldException">It is exclusive, and another instance runs.</exception>
    public ValueTask EnterAsync(CancellationToken cancellationToken) => _environment.Membership.EnterAsync(_registrant, cancellationToken);

    /// <summary>Hears the emergencies that are not over and that it has not handled: who joins late, or was out of touch, has missed them.</summary>
    /// <returns>Whether they could be read.</returns>
    public ValueTask<bool> CatchUpAsync(CancellationToken cancellationToken) => _intakes.CatchUpAsync(cancellationToken);

    /// <summary>Begins to hear and to handle.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _workers = [.. Enumerable.Range(0, MaxConcurrency).Select(_ => StartWorker(_mailbox)), StartWorker(_emergencies)];
        await _intakes.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (!await CatchUpAsync(cancellationToken).ConfigureAwait(false))
        {
            _environment.Membership.Contact.OweCatchUp();
        }

        _hasStarted = true;
        HubLog.AgentStarted(_environment.Logger, Info.Id, Name, _environment.Transport.Name);
    }

    /// <summary>Lets the agent begin work of its own.</summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        if (_agent is IAgentLifetime lifetime)
        {
            await lifetime.StartAsync(cancellationToken).ConfigureAwait(false);
        }

        _heartbeat.Start();
    }

    /// <summary>Lets the agent end work of its own; it still hears and may send. Once, however often it is called; an agent that fails at it is left all the same.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Once(ref _stopped, () => EndOwnWorkAsync(cancellationToken));

    /// <summary>Takes nothing more in, finishes what runs, accounts for what is left and disposes of the agent. Once, however often it is called.</summary>
    /// <param name="cancellationToken">When cancelled, running handlers are cancelled too.</param>
    public Task CloseAsync(CancellationToken cancellationToken) => Once(ref _closed, () => LeaveAsync(cancellationToken));

    /// <summary>How many copies the instance has handled, and how many have no outcome yet.</summary>
    public (long Handled, long InFlight) Figures() => (_intakes.Handled, _intakes.InFlight);

    /// <summary>What waits and was handled on each channel that the instance hears.</summary>
    public IReadOnlyList<ChannelLoad> Loads() => _intakes.Loads();

    private Task Once(ref Task? memory, Func<Task> work)
    {
        TaskCompletionSource begun;
        lock (_stopping)
        {
            if (memory is not null)
            {
                return memory;
            }

            begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            memory = begun.Task;
        }

        return RunAsync();

        async Task RunAsync()
        {
            await work().ConfigureAwait(false);
            begun.SetResult();
        }
    }

    private async Task EndOwnWorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            _heartbeat.Stop();
            if (_agent is IAgentLifetime lifetime)
            {
                await lifetime.StopAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            HubLog.StopFailed(_environment.Logger, exception, Info.Id, Name);
        }
    }

    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        var departure = new Departure(_environment.Logger, Info.Id, Name, TimeProvider.System, cancellationToken);
        var left = _mailbox.Close().Concat(_emergencies.Close()).ToArray();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _intakes.StopAsync(departure).ConfigureAwait(false);
        await departure.TakeAsync("finish its running handlers", () => FinishRunningAsync(cancellationToken)).ConfigureAwait(false);
        foreach (var copy in left)
        {
            await departure.TakeAsync("account for what waited", () => AccountForAsync(copy)).ConfigureAwait(false);
        }

        await departure.TakeInTimeAsync("account for what was to be tried again", _retry.DisposeAsync).ConfigureAwait(false);
        await _intakes.ReleaseAsync(departure).ConfigureAwait(false);
        await departure.TakeInTimeAsync("leave the registry", () => _environment.Membership.LeaveAsync(_registrant)).ConfigureAwait(false);
        WasKept = departure.WasKept;
        await departure.TakeAsync("dispose of the agent", DisposeAgentAsync).ConfigureAwait(false);
        if (_hasStarted)
        {
            HubLog.AgentStopped(_environment.Logger, Info.Id, Name, _intakes.Dropped, _intakes.Returned);
        }

        _environment.Ledger.Depart(Name);
    }

    private async ValueTask AccountForAsync(ReceivedCopy copy)
    {
        try
        {
            await _settlement.SettleAsync(copy, Outcomes.AtStop(copy)).ConfigureAwait(false);
        }
        finally
        {
            copy.Intake.Account.LeaveQueue();
            _environment.Activity.End();
        }
    }

    private async ValueTask DisposeAgentAsync()
    {
        switch (_agent)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    private async ValueTask FinishRunningAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_workers).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await _aborting.CancelAsync().ConfigureAwait(false);
            try
            {
                // Handlers run in real time, whatever clock messages live by.
                await Task.WhenAll(_workers).WaitAsync(Departure.Grace, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                HubLog.StopTimedOut(_environment.Logger, Info.Id, Name);
            }
        }
    }

    private int MaxConcurrency =>
        _environment.Options.Agents.TryGetValue(Info.Id, out var changes) && changes.MaxConcurrency is { } changed ? changed : Info.MaxConcurrency;

    private Task StartWorker(Mailbox mailbox)
    {
        var telemetry = new HandlerTelemetry(_environment.Instruments, Info.Id, _environment.Options.TraceRelation);
        var context = new HandlerContext(_environment.Scopes, _environment.Ages, _environment.Schemas, _environment.Logger, telemetry);
        var worker = new Worker(mailbox, context, _settlement, _retry, _alarms, _environment.Activity, _environment.Ages, telemetry, _registrant);

        return Task.Run(() =>
        {
            // The span of whoever starts the agent is no cause of what is handled here later.
            Activity.Current = null;
            return worker.RunAsync(_stopping.Token, _aborting.Token);
        });
    }
}
