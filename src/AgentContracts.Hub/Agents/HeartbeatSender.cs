using AgentContracts.Hub.Sending;

namespace AgentContracts.Hub.Agents;

/// <summary>Shows at a steady pace that one agent instance lives.</summary>
internal sealed class HeartbeatSender(AgentEnvironment environment, AgentInstance agent) : IAsyncDisposable
{
    private readonly TimeProvider _clock = environment.Transport.Clock;
    private readonly TimeSpan _interval = environment.Options.HeartbeatInterval;
    private readonly Sender _sender = new(agent.Info.Id, environment.Identity.Instance);
    private ITimer? _timer;
    private DateTimeOffset _began;
    private DateTimeOffset _due;

    public void Start()
    {
        _began = _clock.GetUtcNow();
        _due = _began + _interval;
        if (_interval != Timeout.InfiniteTimeSpan)
        {
            _timer = _clock.CreateTimer(static state => _ = ((HeartbeatSender)state!).BeatAsync(), this, _interval, _interval);
        }
    }

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task BeatAsync()
    {
        var now = _clock.GetUtcNow();
        var late = now - _due;
        _due = now + _interval;
        try
        {
            var (handled, inFlight) = agent.Figures();
            var beat = new AgentHeartbeat(
                agent.Info.Id,
                agent.Name,
                agent.Info.Type,
                UptimeMs: (long)(now - _began).TotalMilliseconds,
                LateMs: Math.Max(0, (long)late.TotalMilliseconds),
                Queued: agent.Queued,
                InFlight: (int)Math.Min(int.MaxValue, inFlight),
                Handled: handled);
            await environment.Sends.SendAsync(_sender, beat, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The next beat tells more than an error that nobody awaits.
            HubLog.HeartbeatFailed(environment.Logger, exception, agent.Info.Id, agent.Name);
        }
    }
}
