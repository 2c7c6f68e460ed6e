using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>
/// Has every subscription proven by the server, again and again and at once after each reconnect, because the client goes on believing in one that a
/// revoked right, or an error of anybody's, has ended. A proof is the <c>SUBSCRIBE</c> that was sent before, sent once more on the same connection: it
/// changes nothing where all is well, mends what can be mended, needs no right that listening does not, and nobody else sees anything of it.
/// </summary>
internal sealed class Canary : IAsyncDisposable
{
    /// <summary>How often subscriptions are proven.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <summary>How many in a round, taken in turns, so that many channels cost no more than some: below one hundredth of a core.</summary>
    public const int MostPerRound = 256;

    /// <summary>How soon a proof is repeated for which a new connection was not ready yet.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>How often it is repeated like that. What then is not proven is so in the next rounds.</summary>
    private const int MostRepeats = 40;

    private readonly Func<IEnumerable<IProvenChannel>> _channels;
    private readonly Func<bool> _isHanging;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.Ordinal);
    private TaskCompletionSource _reconnected = New();
    private int _next;

    /// <summary>A canary that begins at once.</summary>
    /// <param name="channels">All that the hub knows, listened to or not.</param>
    /// <param name="isHanging">Whether the server hangs: what it does not answer anyway it is not asked.</param>
    /// <param name="logger">The log.</param>
    /// <param name="time">The time to go by; the system's by default.</param>
    public Canary(Func<IEnumerable<IProvenChannel>> channels, Func<bool> isHanging, ILogger logger, TimeProvider? time = null)
    {
        _channels = channels;
        _isHanging = isHanging;
        _logger = logger;
        _time = time ?? TimeProvider.System;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Has all subscriptions proven now: the connection is a new one.</summary>
    public void Reconnected(object? sender, ConnectionFailedEventArgs connection)
    {
        if (connection.ConnectionType == ConnectionType.Subscription)
        {
            _reconnected.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await Task.WhenAny(_reconnected.Task, Task.Delay(Round, _time, _stopping.Token)).ConfigureAwait(false);
            _stopping.Token.ThrowIfCancellationRequested();
            if (_reconnected.Task.IsCompleted)
            {
                _reconnected = New();
                await ProveAllAsync().ConfigureAwait(false);
            }
            else if (!_isHanging())
            {
                await ProveAsync(NextOf(Heard())).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Proves all on a new connection. The client tells of it a moment before it sends anything there. While the server hangs that waits: more channels than
    /// fit into a round would otherwise have to wait for their turn.
    /// </summary>
    private async Task ProveAllAsync()
    {
        for (var repeats = 0; repeats < MostRepeats && !_reconnected.Task.IsCompleted;)
        {
            if (!_isHanging())
            {
                if (await ProveAsync(Heard()).ConfigureAwait(false))
                {
                    return;
                }

                repeats++;
            }

            await Task.Delay(Pause, _time, _stopping.Token).ConfigureAwait(false);
        }
    }

    private IProvenChannel[] Heard() => [.. _channels().Where(static channel => channel.IsHeard)];

    private async Task<bool> ProveAsync(IEnumerable<IProvenChannel> channels) =>
        (await Task.WhenAll(channels.Select(ProveAsync)).ConfigureAwait(false)).All(static answered => answered);

    /// <summary>Proves one; whatever goes wrong there ends neither the proof of the others nor the rounds.</summary>
    private async Task<bool> ProveAsync(IProvenChannel channel)
    {
        try
        {
            var answered = await channel.ProveAsync().ConfigureAwait(false);
            _failing.TryRemove(channel.Name, out _);
            return answered;
        }
        catch (Exception exception)
        {
            if (_failing.TryAdd(channel.Name, true))
            {
                RedisLog.ProofFailed(_logger, exception, channel.Name);
            }

            // Tried again in its next round.
            return true;
        }
    }

    private IEnumerable<IProvenChannel> NextOf(IProvenChannel[] heard)
    {
        var from = _next < heard.Length ? _next : 0;
        var count = Math.Min(MostPerRound, heard.Length);
        _next = heard.Length == 0 ? 0 : (from + count) % heard.Length;
        return Enumerable.Range(0, count).Select(i => heard[(from + i) % heard.Length]);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
