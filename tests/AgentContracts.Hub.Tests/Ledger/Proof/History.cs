using System.Collections.Concurrent;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>Several programs over one broker that live through a list of steps, and then come to rest.</summary>
internal sealed class History : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RecordedTransport _transport;
    private readonly TestSystem _system;
    private readonly List<TestHub> _running = [];
    private readonly List<Task> _pending = [];
    private readonly HashSet<TestHub> _changing = [];
    private int _number;

    public History(bool passByReference, int seed)
    {
        _transport = new RecordedTransport(passByReference);
        _system = new TestSystem(_transport);
        new Temper(this, seed).Rule(_system.Script);
    }

    public Recorder Recorder => _transport.Recorder;

    public Script Script => _system.Script;

    public TimeProvider Clock => _transport.Clock;

    /// <summary>Every program, also those that have stopped.</summary>
    public List<TestHub> Hubs { get; } = [];

    /// <summary>What was sent by which program, with what it was told.</summary>
    public ConcurrentQueue<(TestHub Hub, SendReceipt Receipt)> Receipts { get; } = new();

    /// <summary>The foreign messages that streams took.</summary>
    public List<(MessageId Id, string Channel)> ForeignMessages { get; } = [];

    public async Task RunAsync(IReadOnlyList<Step> steps)
    {
        await StartAsync(-1);
        foreach (var step in steps)
        {
            await TakeAsync(step);
        }

        // Whatever was returned and not taken up again gets its outcome now.
        await StartAsync(-1);
        await RestAsync();
        await Task.WhenAll(_pending);
        foreach (var hub in _running)
        {
            await hub.StopAsync().WaitAsync(Patience);
        }
    }

    /// <summary>Sends on behalf of a program, and keeps what it is told.</summary>
    public async Task SendAsync(TestHub hub, int choice, Priority priority, CancellationToken cancellationToken)
    {
        var receipt = await Traffic.SendAsync(hub.Sender, choice, Interlocked.Increment(ref _number), priority, cancellationToken);
        Receipts.Enqueue((hub, receipt));
    }

    /// <summary>A program that runs, for sends from inside handlers.</summary>
    public TestHub AnyHub() => Hubs[^1];

    public async ValueTask DisposeAsync()
    {
        // A history that failed may have left handlers that wait for time.
        var disposal = _system.DisposeAsync().AsTask();
        await WaitAsync(() => disposal.IsCompleted, _transport.ManualClock.ElapseToNextTimer, "every program stops");
        await disposal;
        await _transport.DisposeAsync();
    }

    private async Task TakeAsync(Step step)
    {
        var hub = _running.Count == 0 ? null : _running[step.Hub % _running.Count];
        switch (step.Kind)
        {
            case StepKind.Start when _running.Count < 4:
                await StartAsync(step.Choice * 13);
                break;
            case StepKind.Foreign:
                if (await Traffic.SendForeignAsync(_transport, step.Choice, Interlocked.Increment(ref _number)) is { } message)
                {
                    ForeignMessages.Add(message);
                }

                break;
            case StepKind.Elapse:
                _transport.ManualClock.Advance(TimeSpan.FromMilliseconds(step.Amount % 5 == 0 ? step.Amount : step.Amount % 60));
                break;
            case StepKind.Compare:
                await CompareInFlightAsync();
                break;
            case StepKind.Send when hub is not null:
                _pending.Add(SendAsync(hub, step.Choice, (Priority)(step.Amount % 4), CancellationToken.None));
                break;
            case StepKind.Burst when hub is not null:
                _pending.AddRange(Enumerable.Range(0, step.Amount % 12).Select(_ => SendAsync(hub, step.Choice, (Priority)(step.Choice % 4), CancellationToken.None)));
                break;
            case StepKind.Stop or StepKind.Abort when hub is not null:
                _running.Remove(hub);
                _pending.Add(StopAsync(hub, isAborted: step.Kind == StepKind.Abort));
                break;
            case StepKind.Add when hub is not null && !_changing.Contains(hub):
                await (step.Choice % 2 == 0
                    ? hub.Agents.AddAsync<Worker>()
                    : hub.Agents.AddAsync<Watcher>());
                break;
            case StepKind.Remove when hub is not null:
                _changing.Add(hub);
                _pending.Add(hub.Agents.RemoveAsync(hub.Agents.Instances[step.Choice % hub.Agents.Instances.Count]).AsTask());
                break;
        }
    }

    private async Task StartAsync(int agents)
    {
        var hub = await _system.StartAsync(contracts => Cast.Some(contracts, agents));
        Hubs.Add(hub);
        _running.Add(hub);
    }

    private static async Task StopAsync(TestHub hub, bool isAborted)
    {
        using var impatience = new CancellationTokenSource();
        var stop = hub.StopAsync(impatience.Token);
        if (isAborted)
        {
            await impatience.CancelAsync();
        }

        try
        {
            await stop;
        }
        catch (OperationCanceledException) when (isAborted)
        {
            // The host says that it was hurried.
        }
    }

    /// <summary>Compares what each account holds with what came and has no outcome yet, while slow handlers run and retries wait.</summary>
    private Task CompareInFlightAsync() => WaitAsync(
        () =>
        {
            // What has an outcome came before, so the outcomes are read first.
            var settled = Recorder.Settlements.CountBy(static settlement => (settlement.Channel, settlement.Instance)).ToList();
            var open = Recorder.Arrivals.CountBy(static arrival => (arrival.Channel, arrival.Instance)).ToDictionary();
            foreach (var (account, count) in settled)
            {
                open[account] -= count;
            }

            return Hubs.SelectMany(static hub => hub.Snapshot.Ledger).All(row => row.InFlight == open.GetValueOrDefault((row.Channel, row.Instance)));
        },
        () => false,
        "what is in flight is what came and has no outcome");

    /// <summary>Lets time go on until nothing is left to happen.</summary>
    private Task RestAsync() => WaitAsync(
        () => _pending.TrueForAll(static task => task.IsCompleted) && Recorder.Open == 0 && _transport.IsQuiet && _transport.ManualClock.NextDue is null,
        _transport.ManualClock.ElapseToNextTimer,
        "the system comes to rest",
        () => Hubs.SelectMany(static hub => hub.Snapshot.Ledger).Where(static row => row.InFlight != 0 || !row.IsBalanced));

    private async Task WaitAsync(Func<bool> condition, Func<bool> onward, string what, Func<IEnumerable<LedgerRow>>? restless = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            onward();
            await Task.Yield();
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"It never came true that {what}. Open: {Recorder.Open}. {string.Join("; ", restless?.Invoke() ?? [])}");
            }
        }
    }
}
