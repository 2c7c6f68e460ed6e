using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>What one consumer asks of its group on one stream, none of which blocks.</summary>
internal sealed class StreamGroup(IDatabase database, string stream, string group, string consumer)
{
    private const int PageSize = 100;
    private const int MostPending = 10_000;

    /// <summary>Whether the server has refused something because it has forgotten the group, or the stream with all of its groups.</summary>
    public static bool IsForgotten(RedisServerException refusal) =>
        refusal.Message.Contains("NOGROUP", StringComparison.Ordinal) || refusal.Message.Contains("no such key", StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes sure that a group exists.</summary>
    /// <param name="database">Where.</param>
    /// <param name="stream">The stream's key; an empty stream is made where there is none.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="from">The id after which the group begins to read: <c>$</c> for now, <c>0</c> for everything.</param>
    /// <returns>Whether it was made now.</returns>
    public static async Task<bool> CreateAsync(IDatabase database, string stream, string group, string from)
    {
        try
        {
            return await database.StreamCreateConsumerGroupAsync(stream, group, from, createStream: true).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.Contains("BUSYGROUP", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>
    /// A page of what this consumer was given and does not know of. Asked for by id: reading its own list again would count everything in it as
    /// handed out once more, also what it has in hand.
    /// </summary>
    /// <param name="after">The id after which to go on; <c>0</c> for the beginning.</param>
    /// <param name="held">What the consumer knows of, from before: what is acknowledged while the server answers was known.</param>
    /// <returns>The entries, how many are no longer in the stream, and after which id to go on; <see langword="null"/> at the end.</returns>
    public async Task<(IReadOnlyList<ReadEntry> Entries, int Vanished, string? Next)> OwnAsync(string after, IReadOnlySet<string> held)
    {
        var page = await database.StreamPendingMessagesAsync(stream, group, PageSize, consumer, $"({after}").ConfigureAwait(false);
        RedisValue[] unknown = [.. page.Select(static message => message.MessageId).Where(id => !held.Contains(id!))];
        var entries = unknown.Length == 0 ? [] : ReadEntry.Of(await database.StreamClaimAsync(stream, group, consumer, 0, unknown).ConfigureAwait(false));
        return (entries, unknown.Length - entries.Count, page.Length == 0 ? null : (string)page[^1].MessageId!);
    }

    /// <summary>
    /// Makes the group again where the server has forgotten it, and moves it on where a failover has set it back. What may have been handed out before
    /// is given back, to be taken over at once.
    /// </summary>
    /// <param name="lastId">The newest entry that is known to have been handed out.</param>
    /// <returns>Whether the group was made now, and not there; and where it was, by how many entries it had been set back.</returns>
    public async Task<(bool WasMade, int SetBackBy)> RestoreAsync(string lastId)
    {
        var restored = await database.ScriptEvaluateAsync(StreamScripts.Restore, [stream], [group, lastId]).ConfigureAwait(false);
        return ((int)restored[0] == 1, (int)restored[1]);
    }

    /// <summary>The newest entry of the stream; <see cref="StreamId.None"/> where there is none.</summary>
    public async Task<string> LastIdAsync() =>
        await database.StreamRangeAsync(stream, count: 1, messageOrder: Order.Descending).ConfigureAwait(false) is [var last] ? (string)last.Id! : StreamId.None;

    /// <summary>Some of what nobody has been given, without waiting for it.</summary>
    public async Task<IReadOnlyList<ReadEntry>> NewAsync(int count) =>
        ReadEntry.Of(await database.StreamReadGroupAsync(stream, group, consumer, StreamPosition.NewMessages, count).ConfigureAwait(false));

    /// <summary>Takes over a page of what others have given back, or left without a sign of life for as long as the lease.</summary>
    /// <returns>The entries, how many are no longer in the stream, and where to go on; <see langword="null"/> at the end.</returns>
    public async Task<(IReadOnlyList<ReadEntry> Entries, int Vanished, string? Next)> TakeOverAsync(TimeSpan lease, string from)
    {
        var claimed = await database.StreamAutoClaimAsync(stream, group, consumer, (long)lease.TotalMilliseconds, from, PageSize).ConfigureAwait(false);
        var next = (string?)claimed.NextStartId;
        var entries = ReadEntry.Of(claimed.ClaimedEntries);
        return (await CountedAsync(entries).ConfigureAwait(false), claimed.DeletedIds.Length, next is null or "0-0" ? null : next);
    }

    /// <summary>Forgets consumers that have finished everything and have given no sign of life for as long as the lease.</summary>
    public async Task ForgetAsync(TimeSpan lease)
    {
        try
        {
            await database.ScriptEvaluateAsync(StreamScripts.Forget, [stream], [group, (long)lease.TotalMilliseconds]).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (exception.Message.Contains("NOPERM", StringComparison.Ordinal))
        {
            // Whoever has the right does it: another instance, or an operator.
        }
    }

    /// <summary>Shows that this consumer lives and still works on some entries.</summary>
    public async Task RenewAsync(IEnumerable<string> ids)
    {
        foreach (var page in ids.Chunk(PageSize))
        {
            await database.StreamClaimIdsOnlyAsync(stream, group, consumer, 0, [.. page.Select(static id => (RedisValue)id)]).ConfigureAwait(false);
        }
    }

    /// <summary>Gives back what this consumer has not finished, and forgets the consumer.</summary>
    /// <returns>How many entries were given back.</returns>
    public async Task<long> ReleaseAsync() =>
        (long)await database.ScriptEvaluateAsync(StreamScripts.Release, [stream], [group, consumer]).ConfigureAwait(false);

    /// <summary>The entries with how often they were handed out, which only the list of unfinished ones says.</summary>
    private async Task<IReadOnlyList<ReadEntry>> CountedAsync(IReadOnlyList<ReadEntry> entries)
    {
        if (entries.Count == 0)
        {
            return entries;
        }

        var pending = await database.StreamPendingMessagesAsync(stream, group, MostPending, consumer, entries[0].Id, entries[^1].Id).ConfigureAwait(false);
        var counts = pending.ToDictionary(static message => (string)message.MessageId!, static message => message.DeliveryCount, StringComparer.Ordinal);
        return [.. entries.Select(entry => entry with { Deliveries = counts.GetValueOrDefault(entry.Id, 1) })];
    }
}
