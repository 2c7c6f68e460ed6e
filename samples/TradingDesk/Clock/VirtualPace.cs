using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Clock;

/// <summary>
/// Plays a feed as fast as the agents can work, on a clock that moves only when nothing is in flight. Each agent's work, and each timer, is followed by
/// everything that follows from it before the next begins; so a run of hours takes seconds and gives the same figures every time.
/// </summary>
/// <param name="clock">The clock that is moved.</param>
/// <param name="activity">Tells when nothing is in flight.</param>
public sealed class VirtualPace(VirtualTime clock, IHubActivity activity) : IPace
{
    /// <summary>How long work may hold without the hub being busy before it is taken to wait for the clock; in real time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private DateTimeOffset _started;

    /// <inheritdoc/>
    public TimeProvider Clock => clock;

    /// <inheritdoc/>
    public void Start() => _started = clock.GetUtcNow();

    /// <inheritdoc/>
    public async ValueTask WaitUntilAsync(TimeSpan sinceStart, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        var moment = _started + sinceStart;
        while (clock.FireNext(moment))
        {
            await SettleAsync(cancellationToken);
        }

        clock.MoveTo(moment);
    }

    /// <inheritdoc/>
    public async ValueTask RunAsync(Func<ValueTask> work, CancellationToken cancellationToken)
    {
        var running = work().AsTask();
        while (!running.IsCompleted)
        {
            try
            {
                await running.WaitAsync(Patience, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Unless the hub is busy or the work has just ended, it waits for the clock, and the clock for it.
                if (!running.IsCompleted && activity.IsQuiet)
                {
                    clock.FireNext(DateTimeOffset.MaxValue);
                }
            }
        }

        await running;
        await SettleAsync(cancellationToken);
    }

    private async ValueTask SettleAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await activity.WhenQuietAsync(cancellationToken);
    }
}
