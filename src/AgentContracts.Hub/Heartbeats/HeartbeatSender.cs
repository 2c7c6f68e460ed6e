using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Heartbeats;

/// <summary>Shows that one agent instance lives, and how it is doing.</summary>
internal sealed class HeartbeatSender(AgentEnvironment environment, AgentInstance agent)
{
    private readonly Sender _sender = new(agent.Info.Id, environment.Identity.Instance);
    private DateTimeOffset _began;
    private int _leavesOutChannels;

    public void Start()
    {
        _began = environment.Transport.Clock.GetUtcNow();
        environment.Heart.Add(this);
    }

    public void Stop() => environment.Heart.Remove(this);

    /// <summary>Sends a heartbeat.</summary>
    /// <param name="now">The time.</param>
    /// <param name="late">How much later that is than planned.</param>
    public async Task BeatAsync(DateTimeOffset now, TimeSpan late)
    {
        try
        {
            var (handled, inFlight) = agent.Figures();
            var beat = new AgentHeartbeat(
                agent.Info.Id,
                agent.Name,
                agent.Info.Type,
                UptimeMs: Math.Max(0, (long)(now - _began).TotalMilliseconds),
                LateMs: Math.Max(0, (long)late.TotalMilliseconds),
                Queued: agent.Queued,
                InFlight: (int)Math.Min(int.MaxValue, inFlight),
                Handled: handled,
                Channels: Volatile.Read(ref _leavesOutChannels) == 0 ? agent.Loads() : null);
            var receipt = await SendAsync(beat).ConfigureAwait(false);
            if (beat.Channels is { } channels && receipt.Routes.Any(static route => FrameLimit.Explains(route.Reason)))
            {
                // That it lives is what counts.
                if (Interlocked.Exchange(ref _leavesOutChannels, 1) == 0)
                {
                    HubLog.HeartbeatTooLong(environment.Logger, agent.Info.Id, agent.Name, channels.Count, receipt.Routes[0].Reason);
                }

                await SendAsync(beat with { Channels = null }).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // The next beat tells more than an error that nobody awaits.
            HubLog.HeartbeatFailed(environment.Logger, exception, agent.Info.Id, agent.Name);
        }
    }

    private ValueTask<SendReceipt> SendAsync(AgentHeartbeat beat) => environment.Sends.SendAsync(_sender, beat, null, CancellationToken.None);
}
