using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>Numbers what this hub writes to one pub/sub channel, and tells those who listen what they cannot see from the numbers: how far it has come, and which nothing has.</summary>
internal sealed class NumberedWriter(RedisConnections connections, RedisChannel channel, ILogger logger) : IPublishWriter
{
    /// <summary>Publishes frames in one step. ARGV: the channel, the frames. Returns how many hear it, which cannot change on the way.</summary>
    private const string PublishTogether = """
        local receivers
        for i = 2, #ARGV do receivers = redis.call('PUBLISH', ARGV[1], ARGV[i]) end
        return receivers
        """;

    /// <summary>How many refused numbers are kept in view: as many publishes are hardly ever under way at once.</summary>
    private const int MaxRefused = 4096;

    /// <summary>After how many quiet rounds the tail is told.</summary>
    private static readonly int[] TailRounds = [1, 10, 60];

    private readonly Lock _writing = new();

    // The client adds its prefix to channels, and not to what a script is told.
    private readonly RedisValue _name = (byte[])[.. connections.ChannelPrefix, .. (byte[])channel!];
    private readonly HashSet<long> _refused = [];
    private long _sequence;
    private string? _sender;
    private long _told;
    private long _lastRound;
    private int _quietRounds;

    /// <inheritdoc/>
    /// <remarks>In a cluster a script and a lone publish may go to two servers, and one overtake the other.</remarks>
    public bool MayGather => !connections.IsCluster && !connections.Scripts.IsRefused;

    /// <inheritdoc/>
    public bool IsGatheringProven => connections.Scripts.IsProven;

    /// <inheritdoc/>
    public bool IsHanging => connections.IsHanging;

    /// <inheritdoc/>
    public bool CountsReceivers => !connections.IsCluster;

    /// <inheritdoc/>
    public Task<long> Write(WaitingPublish alone)
    {
        // Numbered and written in one critical section, so that the numbers arrive in order.
        lock (_writing)
        {
            Number(alone, _sequence + 1);
            var written = PublishAsync(alone.Frame);
            Left(written, alone);
            return written;
        }
    }

    /// <inheritdoc/>
    public Task<long> Write(WaitingPublish[] together)
    {
        lock (_writing)
        {
            var last = _sequence;
            var arguments = new RedisValue[together.Length + 1];
            arguments[0] = _name;
            for (var i = 0; i < together.Length; i++)
            {
                Number(together[i], together[i].Sender is null ? 0 : ++last);
                arguments[i + 1] = together[i].Frame;
            }

            var written = PublishTogetherAsync(arguments);
            foreach (var publish in together)
            {
                Left(written, publish);
            }

            return written;
        }
    }

    /// <summary>
    /// Gives the number of what the server refused to the next, as soon as all that were written after it are refused as well; where one of those was
    /// taken, or others have been told of the number, they are told that nothing has it.
    /// </summary>
    /// <param name="number">The number.</param>
    public void TakeBack(long number)
    {
        if (number == 0)
        {
            return;
        }

        lock (_writing)
        {
            if (_refused.Count >= MaxRefused)
            {
                _refused.Clear();
            }

            _refused.Add(number);
            while (_sequence > _told && _refused.Remove(_sequence))
            {
                _sequence--;
            }
        }
    }

    /// <summary>
    /// Tells those who listen how far this hub has come here, where it has written nothing since the last round: they may not have heard the end. Told
    /// again twice, because what made them miss that may make them miss this. Tells them of refused numbers too, once: who misses that has counted more
    /// lost than was, and never less.
    /// </summary>
    /// <param name="now">The time, on the server's clock.</param>
    /// <param name="isLast">Whether this hub says nothing here any more: then it is told however long the channel has been quiet.</param>
    public async Task TellTailAsync(DateTimeOffset now, bool isLast = false)
    {
        long[] refused = [];
        try
        {
            Task<long> told;
            lock (_writing)
            {
                _quietRounds = _sequence == _lastRound ? Math.Min(_quietRounds + 1, TailRounds[^1] + 1) : 0;
                _lastRound = _sequence;
                var isTail = _sequence != 0 && (isLast || TailRounds.Contains(_quietRounds));
                if (connections.IsHanging || !(isTail || (_refused.Count > 0 && _quietRounds <= TailRounds[^1])))
                {
                    return;
                }

                // Behind what was written before, on the same connection.
                refused = [.. _refused.Take(TailFrame.MaxRefused)];
                var last = isTail ? _sequence : refused.Max();
                told = PublishAsync(TailFrame.Write(_sender!, last, refused, now));
                _refused.ExceptWith(refused);
                _told = Math.Max(_told, last);
            }

            if (await told.ConfigureAwait(false) == 0 && !connections.IsCluster)
            {
                // Whoever is to be told has yet to subscribe again.
                TellLater(refused);
            }
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            if (RedisFailure.ToResult(exception).Status == RouteStatus.Rejected)
            {
                TellLater(refused);
            }

            RedisLog.NoteNotSent(logger, exception, channel.ToString());
        }
    }

    /// <summary>Begins the telling of the tail anew: those who listen may have missed the end, or what told them of it, while the server was away.</summary>
    public void TellTailAgain()
    {
        lock (_writing)
        {
            _quietRounds = 0;
        }
    }

    /// <inheritdoc/>
    public void NoteRefusal(RedisServerException refusal) => connections.Scripts.Note(refusal);

    private static void Number(WaitingPublish publish, long number)
    {
        if (publish.Sender is not null)
        {
            publish.Number = number;
            MessageFrame.WriteSequence(publish.Frame.Span, number);
        }
    }

    /// <summary>One that never left leaves its number to the next, or receivers would count it lost.</summary>
    private void Left(Task written, WaitingPublish publish)
    {
        if (written.IsFaulted)
        {
            publish.Number = 0;
        }
        else if (publish.Sender is { } sender)
        {
            (_sequence, _sender) = (publish.Number, sender);
        }
    }

    private Task<long> PublishAsync(RedisValue frame)
    {
        try
        {
            // A subscriber publishes where it is subscribed, which after a failover need not be where scripts run: what goes in turn must go to one server.
            return connections.IsCluster ? connections.Subscriber.PublishAsync(channel, frame) : connections.Database.PublishAsync(channel, frame);
        }
        catch (Exception exception)
        {
            return Task.FromException<long>(exception);
        }
    }

    /// <summary>With the script itself each time: where the server did not know it any more, the client would send it again behind what came after.</summary>
    private async Task<long> PublishTogetherAsync(RedisValue[] arguments)
    {
        var receivers = (long)await connections.Database.ScriptEvaluateAsync(PublishTogether, keys: null, arguments, CommandFlags.NoScriptCache).ConfigureAwait(false);
        connections.Scripts.NoteTaken();
        return receivers;
    }

    private void TellLater(long[] refused)
    {
        lock (_writing)
        {
            _refused.UnionWith(refused);
        }
    }
}
