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

    private readonly Func<IEnumerable<PubSubChannel>> _channels;
    private readonly Func<bool> _isHanging;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private TaskCompletionSource _reconnected = New();
    private int _next;

    /// <summary>A canary that begins at once.</summary>
    /// <param name="channels">All that the hub knows, listened to or not.</param>
    /// <param name="isHanging">Whether the server hangs: what it does not answer anyway it is not asked.</param>
    /// <param name="time">The time to go by; the system's by default.</param>
    public Canary(Func<IEnumerable<PubSubChannel>> channels, Func<bool> isHanging, TimeProvider? time = null)
    {
        _channels = channels;
        _isHanging = isHanging;
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
            var all = _reconnected.Task.IsCompleted;
            if (all)
            {
                _reconnected = New();
            }

            if (!_isHanging())
            {
                PubSubChannel[] heard = [.. _channels().Where(static channel => channel.IsHeard)];
                await Task.WhenAll(all ? heard.Select(static channel => channel.ProveAsync()) : NextOf(heard).Select(static channel => channel.ProveAsync())).ConfigureAwait(false);
            }
        }
    }

    private IEnumerable<PubSubChannel> NextOf(PubSubChannel[] heard)
    {
        var from = _next < heard.Length ? _next : 0;
        var count = Math.Min(MostPerRound, heard.Length);
        _next = heard.Length == 0 ? 0 : (from + count) % heard.Length;
        return Enumerable.Range(0, count).Select(i => heard[(from + i) % heard.Length]);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
