using AgentContracts;
using AgentContracts.Hub.Monitoring;
using TradingDesk.Report;

namespace TradingDesk.Floor;

/// <summary>Speaks for its process: tells the others a few times a second how far it is, and hears how far they are and who lives.</summary>
[Agent(Id, Type = "floor")]
[Subscribes<TradingFloor>, Subscribes<AgentStatus>]
[Publishes<FloorReport>]
public sealed partial class FloorKeeper(
    IHub<FloorKeeper> hub, DeskOptions options, FloorIdentity identity, FloorBook book, StreamFlow flow, IHubMonitor monitor, Heartbeats heartbeats) : IAgentLifetime
{
    /// <summary>The agent's id.</summary>
    public const string Id = "floor";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _leaving = new();
    private Task _reporting = Task.CompletedTask;
    private long _eventsBefore = -1;

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        _reporting = ReportAsync();
        return ValueTask.CompletedTask;
    }

    public async ValueTask StopAsync(CancellationToken cancellationToken)
    {
        await _leaving.CancelAsync();
        await _reporting;
        if (book.State.Phase < FloorPhase.Played)
        {
            book.Advance(FloorPhase.Stopped);
        }

        _ = await hub.TrySendAsync(Now(), cancellationToken);
    }

    public ValueTask HandleAsync(FloorReport report, MessageContext context, CancellationToken cancellationToken)
    {
        book.Note(report, hub.Clock.GetUtcNow());
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(AgentHeartbeat heartbeat, MessageContext context, CancellationToken cancellationToken)
    {
        heartbeats.Note(heartbeat, context.SentAt);
        return ValueTask.CompletedTask;
    }

    private async Task ReportAsync()
    {
        using var timer = new PeriodicTimer(Pace, hub.Clock);
        try
        {
            do
            {
                // Nobody has to hear any one of them: the next says as much.
                _ = await hub.TrySendAsync(Now(), _leaving.Token);
            }
            while (await timer.WaitForNextTickAsync(_leaving.Token));
        }
        catch (OperationCanceledException)
        {
            // Leaving.
        }
    }

    private FloorReport Now()
    {
        // Read in this order, what happens meanwhile can only make the process look busier than it is.
        var events = flow.Events;
        var isIdle = events == _eventsBefore && monitor.Snapshot().Ledger.All(static row => row.Agent == Id || row.InFlight == 0);
        _eventsBefore = events;
        var (phase, opensAt) = book.State;
        return new(identity.Process, options.Agents, identity.Plays, phase, opensAt, flow.Owed, flow.Done, isIdle);
    }
}
