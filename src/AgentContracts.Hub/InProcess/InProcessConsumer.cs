using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One agent instance that reads a stream. Its flags are guarded by the stream's lock.</summary>
internal sealed class InProcessConsumer(InProcessStream stream, InProcessGroup group, IDeliverySink sink) : ITransportSubscription
{
    public InProcessGroup Group => group;

    public IDeliverySink Sink => sink;

    /// <summary>Whether messages are being handed over; one at a time, so that they arrive in order.</summary>
    public bool IsPumping { get; set; }

    public bool IsStopped { get; set; }

    /// <summary>Completes when nothing is being handed over any more; only while somebody waits for that.</summary>
    public TaskCompletionSource? Drained { get; set; }

    public ValueTask StopAsync() => new(stream.Stop(this));

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        stream.Release(this);
    }

    /// <summary>Hands over what waits, on the caller's thread as long as the sink has room.</summary>
    public async Task PumpAsync()
    {
        while (stream.Take(this) is { } entry)
        {
            await sink.AcceptAsync(entry.ForConsumer()).ConfigureAwait(false);
            entry.EndTravel();
        }
    }
}
