using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.PubSub;

namespace AgentContracts.Redis.Streams;

/// <summary>The readers of this hub's agent instances: each is opened with the first of its streams, and let go with the last.</summary>
/// <param name="connections">Where.</param>
/// <param name="names">What things are called there.</param>
/// <param name="notesOf">Where the instances of an agent tell each other of its streams.</param>
/// <param name="create">Makes the reader of an instance.</param>
internal sealed class StreamReaders(Func<RedisConnections> connections, RedisNames names, Func<string, PubSubChannel> notesOf, Func<StreamConsumer, StreamReader> create) : IAsyncDisposable
{
    private readonly Dictionary<Key, AgentStreams> _open = [];
    private readonly SemaphoreSlim _opening = new(1, 1);

    /// <summary>Has a stream read, until the result is disposed of.</summary>
    /// <param name="consumer">Who reads what.</param>
    /// <param name="subscribe">Makes the subscription that the reader serves.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="RedisUnavailableException">The server does not let this user do so.</exception>
    public async ValueTask<ITransportSubscription> AddAsync(StreamConsumer consumer, Func<StreamReader, StreamSubscription> subscribe, CancellationToken cancellationToken)
    {
        // One call reads all streams of an instance, except in a cluster, where it may name one only.
        var key = new Key(consumer.Group, consumer.Consumer, connections().IsCluster ? names.Stream(consumer.Channel.Name) : null);
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Added before anybody can close a reader that has nothing to read.
            var reader = (await OpenAsync(key, consumer, cancellationToken).ConfigureAwait(false)).Reader;
            var subscription = subscribe(reader);
            reader.Add(subscription);
            return new AgentStream(this, key, subscription);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var streams in _open.Values)
            {
                await streams.DisposeAsync().ConfigureAwait(false);
            }

            _open.Clear();
        }
        finally
        {
            _opening.Release();
        }
    }

    private async ValueTask<AgentStreams> OpenAsync(Key key, StreamConsumer consumer, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(key, out var open))
        {
            return open;
        }

        var streams = new AgentStreams(create(consumer), notesOf(consumer.Group), consumer.Consumer);
        try
        {
            await connections().OrRefusedAsync($"subscribe to '{names.Agent(consumer.Group)}'", streams.OpenAsync(cancellationToken)).ConfigureAwait(false);
        }
        catch
        {
            await streams.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        _open.Add(key, streams);
        return streams;
    }

    private async ValueTask CloseAsync(Key key)
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_open.TryGetValue(key, out var streams) && streams.Reader.IsIdle)
            {
                _open.Remove(key);
                await streams.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Whose reader it is, and of which stream where that is read by itself.</summary>
    private readonly record struct Key(string Group, string Consumer, string? Stream);

    /// <summary>A stream of one instance.</summary>
    private sealed class AgentStream(StreamReaders readers, Key key, StreamSubscription subscription) : ITransportSubscription
    {
        public ValueTask StopAsync() => subscription.StopAsync();

        public async ValueTask DisposeAsync()
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            await readers.CloseAsync(key).ConfigureAwait(false);
        }
    }
}
