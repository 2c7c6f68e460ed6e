using System.Collections.Immutable;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>
/// Reads the streams of one agent instance, round after round: first what the instance was given before and may not know of, at the start and after
/// any error; then what others have left; then, in one call that waits in the server, what is new on all streams for which there is room.
/// </summary>
internal sealed class StreamReader : IAsyncDisposable
{
    private const int SignsPerLease = 3;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    // A try without a connection costs nothing, and the first message after an outage waits for it.
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>For how long reading may fail as a whole, while the server answers others, before that is each stream's fault. An outage is told of once, and not for each of them.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(3);

    private readonly RedisConnections _connections;
    private readonly BlockingReads _reads;
    private readonly string _consumer;
    private readonly TimeSpan _lease;
    private readonly TimeSpan _longestWait;
    private readonly StreamCatchUp _catchUp;
    private readonly StreamFaults _faults;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _awake = new(0, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly Task _loop;
    private ImmutableArray<StreamSubscription> _subscriptions = [];
    private TaskCompletionSource _round = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _signGiven;
    private volatile bool _mustTakeOver;
    private bool _hasFailed;
    private bool _hasTold;
    private long _failedAt;

    /// <summary>A reader that begins to read.</summary>
    /// <param name="connections">Where.</param>
    /// <param name="group">The agent's id.</param>
    /// <param name="consumer">The instance.</param>
    /// <param name="lease">After how long without a sign of life others take over.</param>
    /// <param name="remade">Called when the server had forgotten a group, which was made again: it may have forgotten more.</param>
    /// <param name="watcher">Whom to tell which stream cannot be read, or told what is finished there.</param>
    /// <param name="logger">The log.</param>
    public StreamReader(
        RedisConnections connections, string group, string consumer, TimeSpan lease, Action<StreamConsumer> remade, ITransportWatcher? watcher, ILogger logger)
    {
        _catchUp = new StreamCatchUp(consumer, lease, remade, logger);
        _faults = new StreamFaults(consumer, subscription => _subscriptions.Contains(subscription), watcher);
        _connections = connections;
        _reads = new BlockingReads(connections, group, consumer);
        _consumer = consumer;
        _lease = lease;

        // A sign of life is given between two reads, so none may last until the lease has nearly ended.
        _longestWait = lease / SignsPerLease < HubConfiguration.LongestBlock ? lease / SignsPerLease : HubConfiguration.LongestBlock;
        _logger = logger;
        _signGiven = Now;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Whether it reads nothing any more.</summary>
    public bool IsIdle => _subscriptions.IsEmpty;

    private static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>Begins to read one more stream.</summary>
    public void Add(StreamSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Add(subscription);
        }

        Wake();
    }

    /// <summary>Looks again for streams to read.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (_awake.CurrentCount == 0)
            {
                _awake.Release();
            }
        }

        _reads.Wake();
    }

    /// <summary>Looks for what others have given back.</summary>
    public void TakeOver()
    {
        _mustTakeOver = true;
        Wake();
    }

    /// <summary>Makes room on one of its streams; see <see cref="StreamSubscription.MakeRoomAsync"/>.</summary>
    public async Task MakeRoomAsync(string channel, string lastId)
    {
        try
        {
            await (_subscriptions.FirstOrDefault(subscription => subscription.Consumer.Channel.Name == channel)?.MakeRoomAsync(lastId) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            // Whoever asked asks again.
        }
    }

    /// <summary>Notes that the server could not be told what is finished; later rounds will.</summary>
    /// <param name="subscription">Where.</param>
    /// <param name="key">The key that could not be written.</param>
    /// <param name="exception">Why.</param>
    public void NoteDelay(StreamSubscription subscription, string key, Exception exception)
    {
        RedisLog.AcknowledgeDelayed(_logger, _consumer, key, RedisFailure.InWords(exception));
        NoteRefusal(subscription, exception);
        if (!subscription.IsBehind)
        {
            // A round has told the server meanwhile, and found no fault to mend.
            _faults.Mend(subscription, ChannelWork.Finishing);
        }
    }

    /// <summary>Notes that the hub failed to take an entry in.</summary>
    public void NoteFailure(StreamSubscription subscription, Exception exception) => RedisLog.TakingInFailed(_logger, exception, _consumer, subscription.Stream);

    /// <summary>Completes when the round that runs now has ended.</summary>
    public async Task EndRoundAsync()
    {
        Task round;
        lock (_gate)
        {
            round = _round.Task;
        }

        Wake();
        await Task.WhenAny(round, _loop).ConfigureAwait(false);
    }

    /// <summary>Reads a stopped stream no more, and gives back what is unfinished there.</summary>
    public async Task ReleaseAsync(StreamSubscription subscription)
    {
        lock (_gate)
        {
            if (!_subscriptions.Contains(subscription))
            {
                return;
            }

            _subscriptions = _subscriptions.Remove(subscription);
        }

        try
        {
            await subscription.WhenToldAsync().ConfigureAwait(false);
            await subscription.CatchUpAsync().ConfigureAwait(false);
            if (await subscription.Group.ReleaseAsync().ConfigureAwait(false) > 0)
            {
                // Only ever set: several streams are released at once.
                HasGivenBack = true;
            }
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            RedisLog.ReleaseFailed(_logger, exception, _consumer, subscription.Stream);
        }

        _faults.Leave(subscription);
    }

    /// <summary>Whether something was given back that others should know of.</summary>
    public bool HasGivenBack { get; private set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        Wake();
        await _loop.ConfigureAwait(false);
        await _reads.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _awake.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ReadAsync().ConfigureAwait(false);
                if (_hasFailed)
                {
                    _hasFailed = false;
                    if (_hasTold)
                    {
                        _hasTold = false;
                        RedisLog.ReadingAgain(_logger, _consumer);
                    }
                }
            }
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
            {
                // The reply may have gone to a call that had given up: what it brought is found among the instance's own unfinished entries.
                Fail(exception);
                await _awake.WaitAsync(ReconnectPause).ConfigureAwait(false);
            }
            catch
            {
                // Stopping.
            }

            lock (_gate)
            {
                _round.SetResult();
                _round = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private async Task ReadAsync()
    {
        var wakes = _reads.Wakes;
        var now = Now;
        if (TimeProvider.System.GetElapsedTime(_signGiven, now) > _lease / SignsPerLease)
        {
            _signGiven = now;
            _mustTakeOver = true;
            foreach (var subscription in _subscriptions)
            {
                await GuardAsync(subscription, static subscription => subscription.Group.RenewAsync(subscription.Held)).ConfigureAwait(false);
            }
        }

        if (_mustTakeOver)
        {
            _mustTakeOver = false;
            foreach (var subscription in _subscriptions)
            {
                subscription.TakeOverFrom = "0-0";
            }
        }

        foreach (var subscription in _subscriptions)
        {
            if (subscription.IsBehind && subscription.TellsAgainAt <= now)
            {
                await TellAsync(subscription).ConfigureAwait(false);
            }

            if (subscription.RestsUntil <= now)
            {
                await GuardAsync(subscription, _catchUp.RunAsync).ConfigureAwait(false);
            }
        }

        StreamSubscription[] ready = [.. _subscriptions.Where(subscription => subscription is { IsReady: true, OwnAfter: null, TakeOverFrom: null } && subscription.RestsUntil <= now)];
        var patience = _subscriptions.Any(static subscription => subscription.IsBehind) ? RetryPause : _longestWait;
        if (ready.Length == 0)
        {
            await _awake.WaitAsync(patience).ConfigureAwait(false);
            return;
        }

        try
        {
            if (await _reads.ConnectAsync(ready[0].Stream, _stopping.Token).ConfigureAwait(false))
            {
                NoteMove();
                return;
            }

            var count = ready.Min(static subscription => subscription.Consumer.BatchSize);
            var read = await _reads.ReadAsync([.. ready.Select(static subscription => subscription.Stream)], count, patience, wakes).ConfigureAwait(false);
            foreach (var (stream, entries) in read)
            {
                ready.First(subscription => subscription.Stream == stream).HandOver(entries, redelivered: false);
            }

            foreach (var subscription in ready)
            {
                _faults.Mend(subscription, ChannelWork.Reading);
            }
        }
        catch (RedisServerException exception) when (RedisFailure.IsRefusal(exception))
        {
            // One stream that cannot be read fails the call for all: each is read by itself, and only the one at fault waits.
            foreach (var subscription in ready)
            {
                await GuardAsync(subscription, async subscription =>
                {
                    subscription.HandOver(await subscription.Group.NewAsync(subscription.Consumer.BatchSize).ConfigureAwait(false), redelivered: false);
                    _faults.Mend(subscription, ChannelWork.Reading);
                }).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells the server what it does not know yet. What it refuses to be told keeps nothing from being read.</summary>
    private async Task TellAsync(StreamSubscription subscription)
    {
        try
        {
            await subscription.CatchUpAsync().ConfigureAwait(false);
            _faults.Mend(subscription, ChannelWork.Finishing);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            NoteRefusal(subscription, exception);
            subscription.TellsAgainAt = Now + (long)((RedisFailure.IsRefusal(exception) ? Rest : RetryPause).TotalSeconds * TimeProvider.System.TimestampFrequency);
        }
    }

    /// <summary>The streams are another server's now, which may not know what its predecessor had handed out last: all of that is looked at again.</summary>
    private void NoteMove()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.OwnAfter = "0";
            subscription.HasMoved = true;
        }
    }

    /// <summary>Does something with one stream: what the server refuses there does not keep the instance from the others.</summary>
    private async Task GuardAsync(StreamSubscription subscription, Func<StreamSubscription, Task> work)
    {
        try
        {
            await work(subscription).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (StreamGroup.IsForgotten(exception))
        {
            await GuardAsync(subscription, _catchUp.RestoreAsync).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (RedisFailure.IsRefusal(exception))
        {
            LeaveAlone(subscription, exception);
        }
    }

    private void LeaveAlone(StreamSubscription subscription, RedisServerException exception)
    {
        subscription.RestsUntil = Now + (long)(Rest.TotalSeconds * TimeProvider.System.TimestampFrequency);
        if (_faults.Add(subscription, ChannelWork.Reading, exception))
        {
            RedisLog.ReadingFailed(_logger, _consumer, subscription.Stream, RedisFailure.InWords(exception));
        }
    }

    /// <summary>What the server refuses to be told is a fault of the channel; what it cannot be told for want of a connection is not.</summary>
    private void NoteRefusal(StreamSubscription subscription, Exception exception)
    {
        if (RedisFailure.IsRefusal(exception))
        {
            _faults.Add(subscription, ChannelWork.Finishing, exception);
        }
    }

    private void Fail(Exception exception)
    {
        if (!_hasFailed)
        {
            _failedAt = Now;
        }

        // What was asked while the server was silent may fail when it answers others again.
        var isFault = _connections.AnsweringSince is { } answering && TimeProvider.System.GetElapsedTime(Math.Max(_failedAt, answering)) > Outage;
        foreach (var subscription in _subscriptions)
        {
            subscription.OwnAfter = "0";
            if (isFault)
            {
                _faults.Add(subscription, ChannelWork.Reading, exception);
            }
        }

        // A server that answers others may have answered this one too, while the process was held up.
        var mayBeOurs = !_hasFailed && exception is TimeoutException && _connections.AnsweringSince is not null;
        _hasFailed = true;
        if (!_hasTold && !mayBeOurs)
        {
            _hasTold = true;
            RedisLog.ReadingFailed(_logger, _consumer, "its streams", RedisFailure.InWords(exception));
        }
    }
}
