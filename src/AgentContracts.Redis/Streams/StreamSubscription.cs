using System.Collections.Concurrent;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>One agent instance's hold on one stream: what it was given, and what of that is finished but could not be told to the server yet.</summary>
internal sealed class StreamSubscription(
    StreamReader reader, IDatabase database, string stream, string deadLetters, StreamConsumer consumer, IDeliverySink sink, Action roomFreed, HubActivity activity)
    : ITransportSubscription
{
    private const int PageSize = 100;

    // An entry in hand has no value.
    private readonly ConcurrentDictionary<string, Finished?> _held = new(StringComparer.Ordinal);
    private readonly Acknowledgements _acknowledgements = new(activity);
    private Task _handingOver = Task.CompletedTask;
    private volatile bool _isStopped;
    private int _behind;
    private readonly Lock _making = new();
    private string _honoured = "";

    /// <summary>The stream's key.</summary>
    public string Stream => stream;

    /// <summary>Who reads it.</summary>
    public StreamConsumer Consumer => consumer;

    /// <summary>The consumer's group on the stream.</summary>
    public StreamGroup Group { get; } = new(database, stream, consumer.Group, consumer.Consumer);

    /// <summary>Whether the next entries may be fetched: the last ones have all found room, and the server has been told of enough of what is finished.</summary>
    public bool IsReady => !_isStopped && _handingOver.IsCompleted && !_acknowledgements.IsFull;

    /// <summary>After which of its own unfinished entries the reader goes on asking for them; <see langword="null"/> when it knows all.</summary>
    public string? OwnAfter { get; set; } = "0";

    /// <summary>From which unfinished entry of others the reader goes on looking for what it may take over; <see langword="null"/> when it has looked.</summary>
    public string? TakeOverFrom { get; set; } = "0-0";

    /// <summary>The newest entry that was handed over; <see cref="StreamId.None"/> until then.</summary>
    public string LastId { get; private set; } = StreamId.None;

    /// <summary>Whether the stream is another server's since, and <see cref="DoubtedUntil"/> has yet to be set.</summary>
    public bool HasMoved { get; set; }

    /// <summary>The newest entry that was in the stream when it was found at another server: up to there the one before may have handed out more than this one knows.</summary>
    public string DoubtedUntil { get; set; } = StreamId.None;

    /// <summary>What has failed and been told of, and does not work yet.</summary>
    public ConcurrentDictionary<ChannelWork, bool> Faults { get; } = new();

    /// <summary>Until when the stream is left alone, because the server refused to read it.</summary>
    public long RestsUntil { get; set; }

    /// <summary>Whether the server has yet to be told of something that is finished.</summary>
    public bool IsBehind => Volatile.Read(ref _behind) > 0;

    /// <summary>When the server is told again of what it could not be told, as a timestamp.</summary>
    public long TellsAgainAt { get; set; }

    /// <summary>The ids of what was given and is not finished for the server.</summary>
    public IEnumerable<string> Held => _held.Keys;

    /// <summary>Hands over what the agent does not have already.</summary>
    /// <param name="entries">What was read, in order.</param>
    /// <param name="redelivered">Whether somebody may have handled them before.</param>
    /// <returns>How many were new to the agent.</returns>
    public int HandOver(IReadOnlyList<ReadEntry> entries, bool redelivered)
    {
        // The server hands out in order: what is not beyond the last was handed out before it set the group back.
        redelivered |= entries is [var first, ..] && !StreamId.IsBefore(LastId, first.Id);
        var fresh = new List<ReadEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (!_isStopped && _held.TryAdd(entry.Id, null))
            {
                fresh.Add(entry);
                activity.Begin();
            }
        }

        if (fresh.Count == 0)
        {
            return 0;
        }

        if (StreamId.IsBefore(LastId, fresh[^1].Id))
        {
            LastId = fresh[^1].Id;
        }

        _handingOver = HandOverAsync(fresh, redelivered);
        if (!_handingOver.IsCompleted)
        {
            _ = WakeReaderAfterAsync(_handingOver);
        }

        return fresh.Count;
    }

    /// <summary>Finishes an entry whose outcome is known; the server is told without anybody waiting for it.</summary>
    public void Acknowledge(string id) => _acknowledgements.Add(this, id);

    /// <summary>Finishes an entry that is kept as a letter, in one step.</summary>
    public async ValueTask KeepAsync(string id, DeadLetter letter)
    {
        try
        {
            await TellAsync(id, letter, again: false).ConfigureAwait(false);
            _held.TryRemove(id, out _);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            NoteDelay([id], letter, exception);
        }

        roomFreed();
    }

    /// <summary>Completes when the server has been told of what is finished, or could not be told.</summary>
    public Task WhenToldAsync() => _acknowledgements.WhenToldAsync();

    /// <summary>Has the reader look whether it may go on here.</summary>
    public void WakeReader() => reader.Wake();

    /// <summary>Tells the server of finished entries, now or, where it cannot be told, later.</summary>
    public async Task AcknowledgeAsync(string[] ids)
    {
        try
        {
            await database.StreamAcknowledgeAsync(stream, consumer.Group, Array.ConvertAll(ids, static id => (RedisValue)id)).ConfigureAwait(false);
            foreach (var id in ids)
            {
                _held.TryRemove(id, out _);
            }
        }
        catch (Exception exception)
        {
            // Whatever it is, it must not end those who tell: what is finished is told later.
            NoteDelay(ids, null, exception);
        }

        roomFreed();
    }

    /// <summary>Tells the server what it could not be told before.</summary>
    public async Task CatchUpAsync()
    {
        var finished = _held.Where(static held => held.Value is not null).ToArray();
        foreach (var page in finished.Where(static held => held.Value!.Letter is null).Chunk(PageSize))
        {
            await database.StreamAcknowledgeAsync(stream, consumer.Group, [.. page.Select(static held => (RedisValue)held.Key)]).ConfigureAwait(false);
            Forget(page);
        }

        foreach (var kept in finished.Where(static held => held.Value!.Letter is not null))
        {
            await TellAsync(kept.Key, kept.Value!.Letter!, again: true).ConfigureAwait(false);
            Forget([kept]);
        }
    }

    /// <summary>
    /// Drops the oldest waiting copy, where the channel says so and the stream still stands as somebody found it who asked for room; once for each
    /// such state.
    /// </summary>
    public async Task MakeRoomAsync(string lastId)
    {
        if (consumer.Channel.Overrides.Overflow != Overflow.DropOldest
            || await database.StreamRangeAsync(stream, count: 1, messageOrder: Order.Descending).ConfigureAwait(false) is not [var last]
            || last.Id != lastId)
        {
            return;
        }

        lock (_making)
        {
            // Only what made room is remembered: where nothing waits yet, who asked asks again.
            if (_honoured != lastId && sink.MakeRoom())
            {
                _honoured = lastId;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask StopAsync()
    {
        _isStopped = true;
        await reader.EndRoundAsync().ConfigureAwait(false);
        await _handingOver.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await reader.ReleaseAsync(this).ConfigureAwait(false);
    }

    private async Task HandOverAsync(List<ReadEntry> entries, bool redelivered)
    {
        foreach (var entry in entries)
        {
            try
            {
                if (!_isStopped)
                {
                    var delivery = new DeliveredFrame { Bytes = entry.Frame, Entry = new HeldEntry(this, entry.Id), Redelivered = redelivered || IsDoubted(entry.Id), Deliveries = entry.Deliveries };
                    await sink.AcceptAsync(delivery).ConfigureAwait(false);
                }
            }
            catch (Exception exception)
            {
                // Not held any longer, it gives no sign of life, and is taken over after its lease.
                _held.TryRemove(entry.Id, out _);
                reader.NoteFailure(this, exception);
            }
            finally
            {
                activity.End();
            }
        }
    }

    private bool IsDoubted(string id) => DoubtedUntil != StreamId.None && !StreamId.IsBefore(DoubtedUntil, id);

    private async Task WakeReaderAfterAsync(Task handingOver)
    {
        await handingOver.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        reader.Wake();
    }

    private Task TellAsync(string id, DeadLetter letter, bool again)
    {
        RedisKey[] keys = [deadLetters, stream];
        return database.ScriptEvaluateAsync(StreamScripts.DeadLetter, keys, [consumer.Group, id, RedisNames.MaxDeadLetters, again ? 1 : 0, .. DeadLetterFields.ToArguments(letter)]);
    }

    private void NoteDelay(string[] ids, DeadLetter? letter, Exception exception)
    {
        var finished = new Finished(letter);
        foreach (var id in ids)
        {
            _held[id] = finished;
        }

        if (Interlocked.Add(ref _behind, ids.Length) == ids.Length)
        {
            reader.NoteDelay(this, letter is null ? stream : deadLetters, exception);
        }
    }

    private void Forget(IReadOnlyCollection<KeyValuePair<string, Finished?>> told)
    {
        foreach (var (id, _) in told)
        {
            _held.TryRemove(id, out _);
        }

        Interlocked.Add(ref _behind, -told.Count);
    }

    /// <summary>What the server is to be told of a finished entry: to keep a letter too, or only that it is finished.</summary>
    private sealed record Finished(DeadLetter? Letter);
}
