using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One agent instance that reads a stream. Its flags are guarded by the stream's lock.</summary>
internal sealed class InProcessConsumer(InProcessStream stream, InProcessGroup group, IDeliverySink sink) : ITransportSubscription
{
    private Task _pump = Task.CompletedTask;

    public InProcessGroup Group => group;

    public IDeliverySink Sink => sink;

    /// <summary>Whether messages are being handed over; one at a time, so that they arrive in order.</summary>
    public bool IsPumping { get; set; }

    public bool IsStopped { get; set; }

    /// <summary>Hands over what waits, on the caller's thread as long as the sink has room.</summary>
    public void Pump() => _pump = PumpAsync();

    public async ValueTask StopAsync()
    {
        stream.Stop(this);
        await _pump.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        stream.Release(this);
    }

    private async Task PumpAsync()
    {
        while (stream.Take(this) is { } entry)
        {
            await sink.AcceptAsync(entry.ForConsumer()).ConfigureAwait(false);
            entry.EndTravel();
        }
    }
}
