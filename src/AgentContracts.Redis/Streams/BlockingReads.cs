using System.Globalization;
using System.Net;
using AgentContracts.Redis.Connections;
using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>The connection of one reader of streams: it waits in the server for the next entries, and can be called back from there.</summary>
internal sealed class BlockingReads(RedisConnections connections, string group, string consumer) : IAsyncDisposable
{
    private const int MostCalls = 100;
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(1);

    private IConnectionMultiplexer? _connection;
    private EndPoint? _server;
    private volatile Identity? _identity;
    private long _count;
    private long _current;
    private long _wakes;

    /// <summary>How often <see cref="Wake"/> was called.</summary>
    public long Wakes => Interlocked.Read(ref _wakes);

    /// <summary>Makes sure that there is a connection.</summary>
    /// <param name="stream">The key of a stream that is to be read.</param>
    /// <param name="cancellationToken">Cancelled when the hub stops.</param>
    /// <returns>Whether it is now another server that reads are sent to: what that one knows may be older.</returns>
    public async Task<bool> ConnectAsync(string stream, CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            _connection = await connections.OpenAsync(consumer, cancellationToken).ConfigureAwait(false);

            // The next connection has another number, and the old one may become somebody else's.
            _connection.ConnectionFailed += (_, _) => _identity = null;
        }

        if (_identity is not null || await _connection.GetDatabase().IdentifyEndpointAsync(stream).ConfigureAwait(false) is not { } server)
        {
            return false;
        }

        _identity = new Identity(server, (long)await _connection.GetServer(server).ExecuteAsync("CLIENT", "ID").ConfigureAwait(false));
        var hasMoved = _server is { } before && !before.Equals(server);
        _server = server;
        return hasMoved;
    }

    /// <summary>Reads what nobody of the group has been given, after <see cref="ConnectAsync"/>.</summary>
    /// <param name="streams">The keys; not empty.</param>
    /// <param name="count">How many entries of each stream at most.</param>
    /// <param name="block">How long to wait for the first.</param>
    /// <param name="wakes">The <see cref="Wakes"/> that the caller has taken note of: with a newer one it returns at once.</param>
    public async Task<IEnumerable<(string Stream, IReadOnlyList<ReadEntry> Entries)>> ReadAsync(IReadOnlyList<string> streams, int count, TimeSpan block, long wakes)
    {
        Interlocked.Exchange(ref _current, ++_count);
        try
        {
            return Wakes == wakes
                ? ReadEntry.OfStreams(await _connection!.GetDatabase().ExecuteAsync("XREADGROUP", Arguments(streams, count, block)).ConfigureAwait(false))
                : [];
        }
        catch
        {
            _identity = null;
            throw;
        }
        finally
        {
            Interlocked.Exchange(ref _current, 0);
        }
    }

    /// <summary>Ends the read that waits, or keeps the next one from waiting.</summary>
    public void Wake()
    {
        Interlocked.Increment(ref _wakes);
        if (Interlocked.Read(ref _current) is > 0 and var read)
        {
            _ = UnblockAsync(read);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private List<object> Arguments(IReadOnlyList<string> streams, int count, TimeSpan block) =>
    [
        "GROUP", group, consumer,
        "COUNT", count.ToString(CultureInfo.InvariantCulture),
        "BLOCK", Math.Max(1, (long)block.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
        "STREAMS", .. streams.Select(static stream => (object)(RedisKey)stream), .. Enumerable.Repeat<object>(">", streams.Count),
    ];

    /// <summary>Calls until the read has ended: the first calls may come to the server before the read does.</summary>
    private async Task UnblockAsync(long read)
    {
        try
        {
            for (var call = 0; call < MostCalls && Interlocked.Read(ref _current) == read && _identity is { } identity; call++)
            {
                if (await connections.UnblockAsync(identity.Server, identity.Client).ConfigureAwait(false))
                {
                    return;
                }

                await Task.Delay(BetweenCalls).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            // Without the permission, or the connection, the read ends by itself within a second.
        }
    }

    /// <summary>What the connection is known by on its server.</summary>
    private sealed record Identity(EndPoint Server, long Client);
}
