using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>One pub/sub channel as this hub uses it: numbers what it writes, and hands what it hears to all who listen here over one subscription.</summary>
internal sealed class PubSubChannel(RedisConnections connections, string name, ILogger logger)
{
    private static readonly TimeSpan SubscribePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SubscribePause = TimeSpan.FromMilliseconds(20);

    private readonly RedisChannel _channel = RedisChannel.Literal(name);
    private readonly SemaphoreSlim _subscribing = new(1, 1);
    private readonly Lock _listening = new();
    private readonly Lock _writing = new();
    private readonly List<Action<ReadOnlyMemory<byte>>> _listeners = [];
    private ChannelMessageQueue? _queue;
    private long _sequence;

    /// <summary>Sends a frame to whoever listens now.</summary>
    public async ValueTask<PublishResult> PublishAsync(Frame frame, CancellationToken cancellationToken)
    {
        try
        {
            var receivers = await Write(frame).WaitAsync(cancellationToken).ConfigureAwait(false);
            return receivers == 0 && !connections.IsCluster ? PublishResult.NoReceivers : PublishResult.Confirmed;
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            return RedisFailure.ToResult(exception);
        }
    }

    /// <summary>Sends a note of the hub's own. It is a hint: what it says comes about without it, only later.</summary>
    public async Task TryNotifyAsync(string note)
    {
        try
        {
            await connections.Subscriber.PublishAsync(_channel, note).ConfigureAwait(false);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            RedisLog.NoteNotSent(logger, exception, name);
        }
    }

    /// <summary>Hears the channel until the result is disposed of; from then on <paramref name="listener"/> is not called again.</summary>
    public async ValueTask<ITransportSubscription> ListenAsync(Action<ReadOnlyMemory<byte>> listener, CancellationToken cancellationToken)
    {
        lock (_listening)
        {
            _listeners.Add(listener);
        }

        var subscription = new Subscription(this, listener);
        try
        {
            await SubscribeAsync(cancellationToken).ConfigureAwait(false);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private Task<long> Write(Frame frame)
    {
        // Numbered and written in one critical section, so that the numbers arrive in order.
        lock (_writing)
        {
            var isNumbered = frame.Header.Sender is not null;
            var written = connections.Subscriber.PublishAsync(_channel, frame.Encode(isNumbered ? ++_sequence : 0));
            if (isNumbered && written.IsFaulted)
            {
                // It never left: its number goes to the next, or receivers would count it lost.
                _sequence--;
            }

            return written;
        }
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        await _subscribing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            while (_queue is null)
            {
                try
                {
                    var queue = await connections.Subscriber.SubscribeAsync(_channel).WaitAsync(cancellationToken).ConfigureAwait(false);
                    _queue = queue;
                    queue.OnMessage(message => Deliver(queue, message.Message));
                }
                catch (RedisException) when (TimeProvider.System.GetElapsedTime(began) < SubscribePatience)
                {
                    // A subscription that failed may still come about later: it is taken back before the next try, or each message would come twice.
                    await connections.Subscriber.UnsubscribeAsync(_channel).WaitAsync(cancellationToken).ConfigureAwait(false);
                    await Task.Delay(SubscribePause, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _subscribing.Release();
        }
    }

    private void Deliver(ChannelMessageQueue queue, RedisValue message)
    {
        ReadOnlyMemory<byte> bytes = (byte[]?)message ?? [];
        lock (_listening)
        {
            if (queue != _queue)
            {
                // Left over from a subscription that could not be ended.
                return;
            }

            foreach (var listener in _listeners)
            {
                try
                {
                    listener(bytes);
                }
                catch (Exception exception)
                {
                    RedisLog.ListenerFailed(logger, exception, name);
                }
            }
        }
    }

    private async ValueTask RemoveAsync(Action<ReadOnlyMemory<byte>> listener)
    {
        lock (_listening)
        {
            _listeners.Remove(listener);
        }

        await _subscribing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_queue is not null && IsUnheard())
            {
                _queue = null;
                await connections.Subscriber.UnsubscribeAsync(_channel).ConfigureAwait(false);
            }
        }
        catch (RedisException exception)
        {
            // Nobody listens any more; what still comes is not handed on.
            RedisLog.UnsubscribeFailed(logger, exception, name);
        }
        finally
        {
            _subscribing.Release();
        }
    }

    private bool IsUnheard()
    {
        lock (_listening)
        {
            return _listeners.Count == 0;
        }
    }

    private sealed class Subscription(PubSubChannel channel, Action<ReadOnlyMemory<byte>> listener) : ITransportSubscription
    {
        private int _stopped;

        public ValueTask StopAsync() => Interlocked.Exchange(ref _stopped, 1) == 0 ? channel.RemoveAsync(listener) : ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => StopAsync();
    }
}
