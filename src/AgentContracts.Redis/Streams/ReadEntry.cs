using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>An entry as the server gave it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Frame">The field <c>frame</c>; empty where a stranger left it out.</param>
/// <param name="Deliveries">How often it was handed out, this time included.</param>
internal readonly record struct ReadEntry(string Id, ReadOnlyMemory<byte> Frame, int Deliveries = 1)
{
    /// <summary>The entries of <c>XREADGROUP</c> by stream. The reply is a map in RESP3 and an array of pairs in RESP2.</summary>
    public static IEnumerable<(string Stream, IReadOnlyList<ReadEntry> Entries)> OfStreams(RedisResult reply)
    {
        if (reply.IsNull)
        {
            yield break;
        }

        var parts = (RedisResult[])reply!;
        if (reply.Resp3Type == ResultType.Map)
        {
            for (var i = 0; i + 1 < parts.Length; i += 2)
            {
                yield return ((string)parts[i]!, Of(parts[i + 1]));
            }
        }
        else
        {
            foreach (var part in parts)
            {
                yield return ((string)part[0]!, Of(part[1]));
            }
        }
    }

    /// <summary>A list of entries; those that are no longer in the stream are left out.</summary>
    public static IReadOnlyList<ReadEntry> Of(RedisResult entries)
    {
        if (entries.IsNull)
        {
            return [];
        }

        var read = new List<ReadEntry>(entries.Length);
        foreach (var entry in (RedisResult[])entries!)
        {
            if (!entry.IsNull && !entry[1].IsNull)
            {
                read.Add(new ReadEntry((string)entry[0]!, FrameOf((RedisResult[])entry[1]!)));
            }
        }

        return read;
    }

    /// <summary>A list of entries; those that are no longer in the stream are left out.</summary>
    public static IReadOnlyList<ReadEntry> Of(StackExchange.Redis.StreamEntry[] entries) =>
        [.. entries.Where(static entry => !entry.IsNull && entry.Values is { Length: > 0 }).Select(static entry => new ReadEntry((string)entry.Id!, (byte[]?)entry[RedisNames.FrameField] ?? []))];

    private static byte[] FrameOf(RedisResult[] fields)
    {
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            if ((string?)fields[i] == RedisNames.FrameField)
            {
                return (byte[]?)fields[i + 1] ?? [];
            }
        }

        return [];
    }
}
