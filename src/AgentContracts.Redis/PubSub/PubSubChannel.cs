using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>One pub/sub channel as this hub uses it: publishes what is sent there, and hands what it hears to all who listen here over one subscription.</summary>
internal sealed class PubSubChannel(RedisConnections connections, string name, string channel, int maxFrameBytes, ITransportWatcher? watcher, ILogger logger) : IProvenChannel
{
    private static readonly TimeSpan SubscribePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SubscribePause = TimeSpan.FromMilliseconds(20);

    private readonly RedisChannel _channel = RedisChannel.Literal(name);
    private readonly SemaphoreSlim _subscribing = new(1, 1);
    private readonly NumberedWriter _writer = new(connections, RedisChannel.Literal(name), logger);
    private ImmutableArray<Subscription> _subscriptions = [];
    private ChannelMessageQueue? _queue;
    private bool _isDeaf;

    private ILogger Logger => logger;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool IsHeard => !_subscriptions.IsEmpty;

    /// <summary>Whether there is a subscription, so far as the client knows.</summary>
    public bool IsSubscribed => _queue is not null;

    /// <summary>Sends a frame to whoever listens now.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PublishResult> PublishAsync(Frame frame, CancellationToken cancellationToken)
    {
        if (connections.IsHanging)
        {
            return RedisConnections.Hanging;
        }

        var number = 0L;
        try
        {
            var sender = frame.Header.Sender;
            if (frame.Rent(sender is null ? 0 : 1, maxFrameBytes, out var length) is not { } bytes)
            {
                return PublishResult.TooLong(length, maxFrameBytes);
            }

            var receivers = await _writer.Write(bytes.AsMemory(0, length), sender, out number).WaitAsync(cancellationToken).ConfigureAwait(false);

            // What the server has answered the client has written. Where there is no answer, it may yet do so.
            ArrayPool<byte>.Shared.Return(bytes);
            return receivers == 0 && !connections.IsCluster ? PublishResult.NoReceivers : PublishResult.Confirmed;
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            var result = RedisFailure.ToResult(exception);
            if (number != 0 && result.Status == RouteStatus.Rejected)
            {
                _writer.TakeBack(number);
            }

            return result;
        }
    }

    /// <inheritdoc cref="NumberedWriter.TellTailAsync"/>
    public Task TellTailAsync(DateTimeOffset now, bool isLast = false) => _writer.TellTailAsync(now, isLast);

    /// <inheritdoc cref="NumberedWriter.TellTailAgain"/>
    public void TellTailAgain() => _writer.TellTailAgain();

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
        var subscription = new Subscription(this, listener);
        ImmutableInterlocked.Update(ref _subscriptions, static (subscriptions, added) => subscriptions.Add(added), subscription);
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

    /// <inheritdoc/>
    public async Task<bool> ProveAsync()
    {
        if (!await _subscribing.WaitAsync(TimeSpan.Zero).ConfigureAwait(false))
        {
            // Somebody subscribes, or unsubscribes, at this moment.
            return true;
        }

        try
        {
            if (!IsHeard)
            {
                return true;
            }

            if (_queue is not null && connections.Subscriber.SubscribedEndpoint(_channel) is { } server)
            {
                await connections.SubscribeAgainAsync(server, _channel).ConfigureAwait(false);
            }
            else
            {
                _queue = null;
                await connections.Subscriber.UnsubscribeAsync(_channel).ConfigureAwait(false);
                await SubscribeOnceAsync(CancellationToken.None).ConfigureAwait(false);
            }

            Hears();
            return true;
        }
        catch (RedisServerException refusal) when (RedisFailure.IsRefusal(refusal))
        {
            _isDeaf = true;
            watcher?.ChannelFailed(new ChannelFault(channel, ChannelWork.Hearing), refusal.Message.TrimEnd('.'));
            return true;
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            // The connection is gone, or the server is silent: that is everybody's trouble, and known.
            return false;
        }
        finally
        {
            _subscribing.Release();
        }
    }

    private void Hears()
    {
        if (_isDeaf)
        {
            _isDeaf = false;
            watcher?.ChannelMended(new ChannelFault(channel, ChannelWork.Hearing));
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
                    await SubscribeOnceAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (RedisFailure.IsRedis(exception) && exception is not RedisServerException && TimeProvider.System.GetElapsedTime(began) < SubscribePatience)
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

    private async Task SubscribeOnceAsync(CancellationToken cancellationToken)
    {
        var queue = await connections.Subscriber.SubscribeAsync(_channel).WaitAsync(cancellationToken).ConfigureAwait(false);
        _queue = queue;
        queue.OnMessage(message => Deliver(queue, message.Message));
    }

    private void Deliver(ChannelMessageQueue queue, RedisValue message)
    {
        if (queue != _queue)
        {
            // Left over from a subscription that could not be ended.
            return;
        }

        ReadOnlyMemory<byte> bytes = (byte[]?)message ?? [];
        foreach (var subscription in _subscriptions)
        {
            subscription.Hear(bytes);
        }
    }

    private async ValueTask RemoveAsync(Subscription subscription)
    {
        ImmutableInterlocked.Update(ref _subscriptions, static (subscriptions, removed) => subscriptions.Remove(removed), subscription);
        await _subscribing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDeaf && _subscriptions.IsEmpty)
            {
                _isDeaf = false;
                watcher?.ChannelLeft(new ChannelFault(channel, ChannelWork.Hearing));
            }

            if (_queue is not null && _subscriptions.IsEmpty)
            {
                _queue = null;
                await connections.Subscriber.UnsubscribeAsync(_channel).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            // Nobody listens any more; what still comes is not handed on.
            RedisLog.UnsubscribeFailed(logger, exception, name);
        }
        finally
        {
            _subscribing.Release();
        }
    }

    /// <summary>One listener. Its own lock makes sure that it is not called again once it has stopped.</summary>
    private sealed class Subscription(PubSubChannel channel, Action<ReadOnlyMemory<byte>> listener) : ITransportSubscription
    {
        private readonly Lock _gate = new();
        private bool _isStopped;

        public void Hear(ReadOnlyMemory<byte> bytes)
        {
            lock (_gate)
            {
                try
                {
                    if (!_isStopped)
                    {
                        listener(bytes);
                    }
                }
                catch (Exception exception)
                {
                    RedisLog.ListenerFailed(channel.Logger, exception, channel.Name);
                }
            }
        }

        public ValueTask StopAsync()
        {
            lock (_gate)
            {
                if (_isStopped)
                {
                    return ValueTask.CompletedTask;
                }

                _isStopped = true;
            }

            return channel.RemoveAsync(this);
        }

        public ValueTask DisposeAsync() => StopAsync();
    }
}
