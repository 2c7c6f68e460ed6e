using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>Numbers what this hub writes to one pub/sub channel, and tells those who listen what they cannot see from the numbers: how far it has come, and which nothing has.</summary>
internal sealed class NumberedWriter(RedisConnections connections, RedisChannel channel, ILogger logger)
{
    /// <summary>How many refused numbers are kept in view: as many publishes are hardly ever under way at once.</summary>
    private const int MaxRefused = 4096;

    /// <summary>After how many quiet rounds the tail is told.</summary>
    private static readonly int[] TailRounds = [1, 10, 60];

    private readonly Lock _writing = new();
    private readonly HashSet<long> _refused = [];
    private long _sequence;
    private string? _sender;
    private long _told;
    private long _lastRound;
    private int _quietRounds;

    /// <summary>Writes a frame.</summary>
    /// <param name="frame">The frame; where it is numbered, with space for the number.</param>
    /// <param name="sender">The instance that it is numbered for; <see langword="null"/> where it is not.</param>
    /// <param name="number">Its number; 0 where it has none, or never left.</param>
    /// <returns>How many hear it.</returns>
    public Task<long> Write(Memory<byte> frame, string? sender, out long number)
    {
        number = 0;

        // Numbered and written in one critical section, so that the numbers arrive in order.
        lock (_writing)
        {
            if (sender is not null)
            {
                MessageFrame.WriteSequence(frame.Span, _sequence + 1);
            }

            var written = connections.Subscriber.PublishAsync(channel, frame);
            if (sender is not null && !written.IsFaulted)
            {
                // One that never left leaves its number to the next, or receivers would count it lost.
                number = ++_sequence;
                _sender = sender;
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
                told = connections.Subscriber.PublishAsync(channel, TailFrame.Write(_sender!, last, refused, now));
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

    private void TellLater(long[] refused)
    {
        lock (_writing)
        {
            _refused.UnionWith(refused);
        }
    }
}
