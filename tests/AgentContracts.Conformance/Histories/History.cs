using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Ledger;

namespace AgentContracts.Conformance.Histories;

/// <summary>Several programs over a broker that live through a list of steps, beside the model that lives through the same.</summary>
public sealed class History : IAsyncDisposable
{
    private const int MostPrograms = 5;
    /// <summary>As long as the longest pause before a retry, and a little more.</summary>
    private const int Steps = 50;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private readonly TransportUnderTest _transport;
    private readonly TestSystem _system;
    private readonly Model _model = new();
    private readonly List<(Role Role, TestHub Hub)> _running = [];
    private readonly List<TestHub> _hubs = [];
    private TestHub? _sender;
    private int _number;

    /// <summary>A history over a broker on which nothing has happened yet.</summary>
    public History(TransportUnderTest transport)
    {
        _transport = transport;
        _system = new TestSystem(transport);
        _system.Script.When<INumbered>(static (cue, message) => cue.Performance.Attempt <= Mail.Failures(message.Number) ? throw new ScriptedException() : default);
    }

    /// <summary>Takes all steps, lets every agent that something waits for run once more, and compares.</summary>
    public async Task RunAsync(IReadOnlyList<HistoryStep> steps)
    {
        await _transport.OpenAsync();
        _sender = await _system.StartAsync(static _ => { });
        foreach (var step in steps)
        {
            await TakeAsync(step);
        }

        foreach (var role in Role.All.Where(role => _model.IsKnown(role) && !_model.IsRunning(role)))
        {
            await StartAsync(role);
        }

        await RestAsync();
        string[] ending = [.. Ending()];
        Assert.Equal(
            ([], []),
            (_model.Ending.Except(ending).Select(static end => $"should be: {end}").ToArray(), ending.Except(_model.Ending).Select(static end => $"is: {end}").ToArray()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    private async Task TakeAsync(HistoryStep step)
    {
        switch (step.Happening)
        {
            case Happening.Send:
                await SendAsync(step.Choice, step.Amount % 10);
                break;
            case Happening.Burst:
                await Task.WhenAll(Enumerable.Range(0, 1 + (step.Amount % 8)).Select(i => SendAsync(step.Choice, (step.Amount + i) % 10)));
                break;
            case Happening.Garbage:
                var channel = step.Choice % 2 == 0 ? ChannelInfo.Of<Jobs>() : ChannelInfo.Of<JobsAudit>();
                _model.AddGarbage(channel.Name);
                await _transport.SendForeignAsync(channel, Delivery.AtLeastOnce, "no message"u8.ToArray());
                break;
            case Happening.Start when _running.Count < MostPrograms:
                await StartAsync(Role.All[step.Choice % Role.All.Count]);
                break;
            case Happening.Stop when _running.Count > 0:
                await RestAsync();
                await StopAsync(step.Choice % _running.Count);
                break;
            case Happening.StopBusy when _running.FindIndex(static program => program.Role.ReadsStreams) is >= 0 and var program:
                await StopBusyAsync(program);
                break;
        }
    }

    private async Task SendAsync(int choice, int temper)
    {
        var mail = new Mail((Interlocked.Increment(ref _number) * 10) + temper, choice);
        (string, RouteStatus)[] expected;
        lock (_model)
        {
            expected = [.. _model.Send(mail)];
        }

        var receipt = await mail.SendAsync(_sender!.Sender);
        Assert.Equal(expected, receipt.Routes.Select(static route => (route.Channel, route.Status)));
    }

    private async Task StartAsync(Role role)
    {
        // Who joins pub/sub hears what is sent from then on; what is under way before must not be counted among it.
        await RestAsync();
        var hub = await _system.StartAsync(role.Add);
        _running.Add((role, hub));
        _hubs.Add(hub);
        _model.Join(role);
    }

    private async Task StopAsync(int program)
    {
        var (role, hub) = _running[program];
        _running.RemoveAt(program);
        _model.Leave(role);
        await hub.StopAsync();
    }

    /// <summary>Stops in the middle of the work, and lets another of the role go on with it, for the model knows no half-done work.</summary>
    private async Task StopBusyAsync(int program)
    {
        var (role, hub) = _running[program];
        _running.RemoveAt(program);
        _model.Leave(role);
        await hub.StopAsync();
        if (!_model.IsRunning(role))
        {
            await StartWithoutRestAsync(role);
        }

        await RestAsync();
    }

    private async Task StartWithoutRestAsync(Role role)
    {
        var hub = await _system.StartAsync(role.Add);
        _running.Add((role, hub));
        _hubs.Add(hub);
        _model.Join(role);
    }

    /// <summary>Lets time go on until everything has come to the end that the model says.</summary>
    private async Task RestAsync()
    {
        while (true)
        {
            LedgerRow[] rows = [];
            await Eventually.TrueAsync(() =>
            {
                rows = [.. _hubs.SelectMany(static hub => hub.Snapshot.Ledger)];
                return rows.All(static row => row.InFlight == row.Retrying) && rows.Sum(Finished) + rows.Sum(static row => row.Retrying) >= _model.Finished;
            });

            if (rows.All(static row => row.InFlight == 0))
            {
                return;
            }

            // In small steps, and not one more than it takes: messages grow older meanwhile.
            var performances = _system.Script.Performances.Count;
            for (var step = 0; step < Steps && _system.Script.Performances.Count == performances; step++)
            {
                await _transport.ElapseAsync(Step);
                await Eventually.OneGlanceAsync();
            }
        }
    }

    private IEnumerable<string> Ending()
    {
        var ending = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var performance in _system.Script.Performances)
        {
            if (performance.IsHandled || performance.Attempt == Mail.Attempts)
            {
                Add($"{performance.Number} {(performance.IsHandled ? "handled" : "given up")} by {performance.Actor.Role}", 1);
            }
        }

        foreach (var row in _hubs.SelectMany(static hub => hub.Snapshot.Ledger))
        {
            // Which copy of a pub/sub message is the first is left to chance.
            var where = row.Agent == "watcher" ? $"pub/sub at {row.Agent}" : $"{row.Channel} at {row.Agent}";
            Add($"{where} handled", row.Handled);
            Add($"{where} given up", row.DeadLettered);
            Add($"{where} duplicate", row.Duplicate);
            Add($"{where} invalid", row.Invalid);
            Add($"{where} expired, dropped, ignored or unknown", row.Expired + row.Dropped + row.Ignored + row.UnknownType);
        }

        return ending.Select(static end => $"{end.Key}: {end.Value}");

        void Add(string what, long count)
        {
            if (count > 0)
            {
                ending[what] = ending.GetValueOrDefault(what) + (int)count;
            }
        }
    }

    private static long Finished(LedgerRow row) => row.Handled + row.DeadLettered + row.Duplicate + row.Invalid;
}
