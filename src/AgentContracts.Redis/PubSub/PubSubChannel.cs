using System.Collections.Immutable;
using System.Threading.Channels;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>One pub/sub channel as this hub uses it: publishes what is sent there, and hands what it hears to all who listen here over one subscription.</summary>
internal sealed class PubSubChannel : IProvenChannel
{
    private static readonly TimeSpan SubscribePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SubscribePause = TimeSpan.FromMilliseconds(20);

    private readonly RedisConnections _connections;
    private readonly RedisChannel _channel;
    private readonly string _contract;
    private readonly int _maxFrameBytes;
    private readonly ITransportWatcher? _watcher;
    private readonly ILogger _logger;
    private readonly NumberedWriter _writer;
    private readonly PublishLine _line;
    private readonly SemaphoreSlim _subscribing = new(1, 1);
    private ImmutableArray<Subscription> _subscriptions = [];
    private ChannelMessageQueue? _queue;
    private bool _isDeaf;

    /// <summary>A channel.</summary>
    /// <param name="connections">Where.</param>
    /// <param name="name">What it is called on the server.</param>
    /// <param name="contract">What it is called in the contract.</param>
    /// <param name="maxFrameBytes">How long a frame may be.</param>
    /// <param name="watcher">Whom to tell when it cannot be heard.</param>
    /// <param name="logger">The log.</param>
    public PubSubChannel(RedisConnections connections, string name, string contract, int maxFrameBytes, ITransportWatcher? watcher, ILogger logger)
    {
        Name = name;
        _connections = connections;
        _channel = RedisChannel.Literal(name);
        _contract = contract;
        _maxFrameBytes = maxFrameBytes;
        _watcher = watcher;
        _logger = logger;
        _writer = new NumberedWriter(connections, _channel, logger);
        _line = new PublishLine(_writer, TimeProvider.System);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsHeard => !_subscriptions.IsEmpty;

    /// <summary>Whether there is a subscription, so far as the client knows.</summary>
    public bool IsSubscribed => _queue is not null;

    /// <summary>Sends a frame to whoever listens now.</summary>
    public ValueTask<PublishResult> PublishAsync(Frame frame, CancellationToken cancellationToken)
    {
        if (_connections.IsHanging)
        {
            return new(RedisConnections.Hanging);
        }

        var sender = frame.Header.Sender;
        if (frame.Rent(sender is null ? 0 : 1, _maxFrameBytes, out var length) is not { } bytes)
        {
            return new(PublishResult.TooLong(length, _maxFrameBytes));
        }

        var sending = _line.SendAsync(bytes, length, sender);
        return cancellationToken.CanBeCanceled ? new(sending.AsTask().WaitAsync(cancellationToken)) : sending;
    }

    /// <inheritdoc cref="PublishLine.WhenEmptyAsync"/>
    public Task WhenSentAsync() => _line.WhenEmptyAsync();

    /// <inheritdoc cref="NumberedWriter.TellTailAsync"/>
    public Task TellTailAsync(DateTimeOffset now, bool isLast = false) => _writer.TellTailAsync(now, isLast);

    /// <inheritdoc cref="NumberedWriter.TellTailAgain"/>
    public void TellTailAgain() => _writer.TellTailAgain();

    /// <summary>Sends a note of the hub's own. It is a hint: what it says comes about without it, only later.</summary>
    public async Task TryNotifyAsync(string note)
    {
        try
        {
            await _connections.Subscriber.PublishAsync(_channel, note).ConfigureAwait(false);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            RedisLog.NoteNotSent(_logger, exception, Name);
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

            if (_queue is not null && _connections.Subscriber.SubscribedEndpoint(_channel) is { } server)
            {
                await _connections.SubscribeAgainAsync(server, _channel).ConfigureAwait(false);
            }
            else
            {
                _queue = null;
                await _connections.Subscriber.UnsubscribeAsync(_channel).ConfigureAwait(false);
                await SubscribeOnceAsync(CancellationToken.None).ConfigureAwait(false);
            }

            Hears();
            return true;
        }
        catch (RedisServerException refusal) when (RedisFailure.IsRefusal(refusal))
        {
            _isDeaf = true;
            _watcher?.ChannelFailed(new ChannelFault(_contract, ChannelWork.Hearing), refusal.Message.TrimEnd('.'));
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
            _watcher?.ChannelMended(new ChannelFault(_contract, ChannelWork.Hearing));
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
                    await _connections.Subscriber.UnsubscribeAsync(_channel).WaitAsync(cancellationToken).ConfigureAwait(false);
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
        var queue = await _connections.Subscriber.SubscribeAsync(_channel).WaitAsync(cancellationToken).ConfigureAwait(false);
        _queue = queue;
        _ = Task.Run(() => HearAsync(queue), CancellationToken.None);
    }

    private async Task HearAsync(ChannelMessageQueue queue)
    {
        while (true)
        {
            try
            {
                var message = await queue.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                if (queue == _queue)
                {
                    await ReaderThread.HandOver((Channel: this, message.Message), static read => read.Channel.Deliver(read.Message));
                }
            }
            catch (ChannelClosedException)
            {
                // Nobody listens any more, or it is heard through another queue.
                return;
            }
            catch (Exception)
            {
                // A listener has failed, and then the log that was to tell of it: the next is heard all the same.
            }
        }
    }

    private void Deliver(RedisValue message)
    {
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
                _watcher?.ChannelLeft(new ChannelFault(_contract, ChannelWork.Hearing));
            }

            if (_queue is not null && _subscriptions.IsEmpty)
            {
                _queue = null;
                await _connections.Subscriber.UnsubscribeAsync(_channel).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            // Nobody listens any more; what still comes is not handed on.
            RedisLog.UnsubscribeFailed(_logger, exception, Name);
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
                    RedisLog.ListenerFailed(channel._logger, exception, channel.Name);
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
