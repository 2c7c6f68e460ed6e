using System.Runtime.InteropServices;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One pub/sub channel.</summary>
internal sealed class InProcessPubSub
{
    private readonly Lock _gate = new();
    private readonly List<Listener> _listeners = [];
    private readonly Dictionary<string, long> _sequences = new(StringComparer.Ordinal);

    public ITransportSubscription Listen(IDeliverySink sink)
    {
        var listener = new Listener(this, sink);
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        return listener;
    }

    public PublishResult Publish(DeliveredFrame delivery, string? sender)
    {
        // Numbered and handed over in one critical section, so that the numbers arrive in order; a pub/sub sink never waits.
        lock (_gate)
        {
            if (sender is not null)
            {
                delivery = delivery with { Sequence = ++CollectionsMarshal.GetValueRefOrAddDefault(_sequences, sender, out _) };
            }

            foreach (var listener in _listeners)
            {
                _ = listener.Sink.AcceptAsync(delivery);
            }

            return _listeners.Count == 0 ? PublishResult.NoReceivers : PublishResult.Confirmed;
        }
    }

    private void Remove(Listener listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
        }
    }

    private sealed class Listener(InProcessPubSub channel, IDeliverySink sink) : ITransportSubscription
    {
        public IDeliverySink Sink => sink;

        public ValueTask StopAsync()
        {
            channel.Remove(this);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => StopAsync();
    }
}
