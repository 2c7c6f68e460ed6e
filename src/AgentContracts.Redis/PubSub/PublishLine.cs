using System.Buffers;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>
/// The frames on their way to one pub/sub channel. A lone one goes at once; those that come while several calls are under way go together with the next, which the
/// server carries out and answers as one. They leave in the order in which they came.
/// </summary>
/// <param name="connections">Where.</param>
/// <param name="writer">Numbers and writes them.</param>
/// <param name="name">What the channel is called on the server.</param>
/// <param name="logger">The log.</param>
internal sealed class PublishLine(RedisConnections connections, NumberedWriter writer, string name, ILogger logger)
{
    /// <summary>How many calls are under way at once: enough for a lone frame never to wait for the answer to another.</summary>
    private const int MostCalls = 4;

    /// <summary>How many frames go in one call: for as long as they take the server does nothing else.</summary>
    private const int MostTogether = 64;

    /// <summary>How many bytes, where it is more than one frame.</summary>
    private const int MostBytes = 256 * 1024;

    /// <summary>For how long each frame goes alone where the server does not run scripts for this user: each that it refuses stands in its log.</summary>
    private static readonly TimeSpan AloneFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<WaitingPublish> _next = new();
    private int _underWay;
    private bool _isWriting;
    private long? _refusedAt;

    /// <summary>Whether frames go together. In a cluster a script and a lone publish may go to two servers, and one overtake the other.</summary>
    private bool MayGather => !connections.IsCluster && (_refusedAt is not { } at || TimeProvider.System.GetElapsedTime(at) > AloneFor);

    /// <summary>Sends a frame.</summary>
    /// <param name="bytes">An array of <see cref="ArrayPool{T}.Shared"/> with the frame, which from now on is this line's.</param>
    /// <param name="length">How many bytes the frame has; where it is numbered, with space for the number.</param>
    /// <param name="sender">The instance that it is numbered for; <see langword="null"/> where it is not.</param>
    public ValueTask<PublishResult> SendAsync(byte[] bytes, int length, string? sender)
    {
        var publish = WaitingPublish.Of(this, bytes, length, sender);
        var result = publish.Result;
        if (MayGoAtOnce(publish))
        {
            Write(publish);
            WriteNext();
        }

        return result;
    }

    /// <summary>Goes on with the answer to one that was written alone.</summary>
    public void Answered(WaitingPublish publish, Task<long> answer)
    {
        var result = ResultOf(answer);
        Settle(publish, result);
        End();
        GoOn();
        publish.Answer(result);
    }

    private void Answered(WaitingPublish[] together, Task<long> answer)
    {
        if (answer.Exception?.InnerException is RedisServerException refusal && !RedisFailure.MayBeDoneInPart(refusal))
        {
            RedisLog.GatheringRefused(logger, name, RedisFailure.InWords(refusal));
            WriteAlone(together);
        }
        else
        {
            var result = ResultOf(answer);
            foreach (var publish in together)
            {
                Settle(publish, result);
                publish.AnswerElsewhere(result);
            }
        }

        End();
        GoOn();
    }

    private PublishResult ResultOf(Task<long> answer) =>
        answer.IsCompletedSuccessfully
            ? answer.Result == 0 && !connections.IsCluster ? PublishResult.NoReceivers : PublishResult.Confirmed
            : RedisFailure.ToResult(answer.Exception?.InnerException ?? new TaskCanceledException(answer));

    private void Settle(WaitingPublish publish, in PublishResult result)
    {
        if (result.Status is RouteStatus.Confirmed or RouteStatus.NoReceivers)
        {
            // What the server has answered the client has written. Where there is no answer, it may yet do so.
            ArrayPool<byte>.Shared.Return(publish.Bytes);
        }
        else if (result.Status == RouteStatus.Rejected)
        {
            TakeBack(publish);
        }
    }

    private void TakeBack(WaitingPublish publish)
    {
        if (publish.Number != 0)
        {
            writer.TakeBack(publish.Number);
        }
    }

    /// <summary>The server has taken none of them: it may not run scripts for this user, or what is wrong is for each to hear by itself.</summary>
    private void WriteAlone(WaitingPublish[] together)
    {
        lock (_gate)
        {
            _refusedAt = TimeProvider.System.GetTimestamp();
            _underWay += together.Length;
        }

        foreach (var publish in together)
        {
            TakeBack(publish);
        }

        foreach (var publish in together)
        {
            Write(publish);
        }
    }

    private bool MayGoAtOnce(WaitingPublish publish)
    {
        lock (_gate)
        {
            if (_isWriting || !HasCall())
            {
                _next.Enqueue(publish);
                return false;
            }

            _isWriting = true;
            _underWay++;
            return true;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _underWay--;
        }
    }

    /// <summary>Begins the next call, where somebody waits for one and nobody is just about to.</summary>
    private void GoOn()
    {
        lock (_gate)
        {
            if (_isWriting || _next.Count == 0)
            {
                return;
            }

            _isWriting = true;
        }

        WriteNext();
    }

    /// <summary>Writes those that wait, as far as calls may begin. One thread at a time does, or they would overtake each other.</summary>
    private void WriteNext()
    {
        while (TakeNext() is { } together)
        {
            if (connections.IsHanging)
            {
                foreach (var publish in together)
                {
                    publish.AnswerElsewhere(RedisConnections.Hanging);
                }

                End();
            }
            else if (together is [var alone])
            {
                Write(alone);
            }
            else
            {
                var answer = writer.Write(together);
                answer.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Answered(together, answer));
            }
        }
    }

    private void Write(WaitingPublish alone) => alone.AwaitAnswer(writer.Write(alone));

    private WaitingPublish[]? TakeNext()
    {
        lock (_gate)
        {
            if (_next.Count == 0 || !HasCall())
            {
                _isWriting = false;
                return null;
            }

            _underWay++;
            var together = new WaitingPublish[CountTogether()];
            for (var i = 0; i < together.Length; i++)
            {
                together[i] = _next.Dequeue();
            }

            return together;
        }
    }

    private int CountTogether()
    {
        var (count, bytes, most) = (0, 0L, MayGather ? MostTogether : 1);
        foreach (var publish in _next)
        {
            bytes += publish.Length;
            if (count == most || (count > 0 && bytes > MostBytes))
            {
                break;
            }

            count++;
        }

        return count;
    }

    private bool HasCall() => _underWay < MostCalls || !MayGather;
}
