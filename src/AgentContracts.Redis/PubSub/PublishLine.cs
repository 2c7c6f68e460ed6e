using System.Buffers;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>
/// The frames on their way to one pub/sub channel. A lone one goes at once; those that come while several calls are under way go together with the next, which the
/// server carries out and answers as one. They are published in the order in which they came.
/// </summary>
/// <param name="writer">Writes them.</param>
/// <param name="time">The time to go by.</param>
internal sealed class PublishLine(IPublishWriter writer, TimeProvider time) : IThreadPoolWorkItem
{
    /// <summary>How many calls are under way before frames wait for others to go with.</summary>
    private const int MostCalls = 4;

    /// <summary>How many frames go in one call: for as long as they take the server does nothing else. So many never wait, however far away it is.</summary>
    private const int MostTogether = 64;

    /// <summary>How many bytes, where it is more than one frame.</summary>
    private const int MostBytes = 256 * 1024;

    /// <summary>How many calls a thread begins before it leaves the others to another: it has something of its own to do.</summary>
    private const int MostInTurn = 16;

    /// <summary>After how long without a call a frame is a lone one, though earlier ones have no answer yet.</summary>
    private static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<WaitingPublish> _next = new();
    private readonly List<WaitingPublish> _refused = [];
    private long _places;
    private long _lastTaken;
    private int _underWay;
    private int _togetherUnderWay;
    private long _begunAt;
    private int _alone;
    private bool _isWriting;
    private TaskCompletionSource? _empty;

    private bool MayGather => _alone == 0 && writer.MayGather;

    private bool IsEmpty => _underWay == 0 && _next.Count == 0;

    /// <summary>Sends a frame.</summary>
    /// <param name="bytes">An array of <see cref="ArrayPool{T}.Shared"/> with the frame, which from now on is this line's.</param>
    /// <param name="length">How many bytes the frame has; where it is numbered, with space for the number.</param>
    /// <param name="sender">The instance that it is numbered for; <see langword="null"/> where it is not.</param>
    public ValueTask<PublishResult> SendAsync(byte[] bytes, int length, string? sender)
    {
        var publish = WaitingPublish.Of(this, bytes, length, sender);
        var result = publish.Result;
        lock (_gate)
        {
            publish.Place = ++_places;
            _next.Enqueue(publish);
            if (_isWriting || !MayBegin())
            {
                return result;
            }

            _isWriting = true;
        }

        WriteNext();
        return result;
    }

    /// <summary>Completes when nothing is on its way.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_gate)
        {
            return IsEmpty ? Task.CompletedTask : (_empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Goes on with the answer to one that was written alone.</summary>
    public void Answered(WaitingPublish publish, Task<long> answer)
    {
        var result = ResultOf(answer);
        var isTaken = result.Status != RouteStatus.Rejected;
        if (isTaken && publish.Refusal is { } refusal)
        {
            // It was not the frame that the server did not like, but that it came with others.
            writer.NoteRefusal(refusal);
        }

        Settle(publish, result);
        End(wasTogether: false, isTaken ? publish.Place : 0);
        publish.Answer(result);
    }

    private void Answered(WaitingPublish[] together, Task<long> answer)
    {
        if (answer.Exception?.InnerException is RedisServerException refusal && !RedisFailure.MayBeDoneInPart(refusal))
        {
            // None was taken: the user may run no scripts, or what is wrong is for each to hear by itself.
            foreach (var publish in together)
            {
                publish.Refusal = refusal;
            }

            End(wasTogether: true, taken: 0, together);
            return;
        }

        var result = ResultOf(answer);
        foreach (var publish in together)
        {
            Settle(publish, result);
        }

        var last = together[^1].Place;
        for (var i = together.Length - 1; i >= 0; i--)
        {
            // A thread takes what it was told last first: so whoever came first goes on first.
            together[i].AnswerElsewhere(result);
        }

        End(wasTogether: true, last);
    }

    private PublishResult ResultOf(Task<long> answer) =>
        answer.IsCompletedSuccessfully
            ? answer.Result == 0 && writer.CountsReceivers ? PublishResult.NoReceivers : PublishResult.Confirmed
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
            writer.TakeBack(publish.Number);
        }
    }

    /// <summary>Ends a call, and begins the next where somebody waits for one.</summary>
    /// <param name="wasTogether">Whether it was for several frames, or for one that went as they do.</param>
    /// <param name="taken">The place of its last frame where the server has taken it, or may have.</param>
    /// <param name="refused">Those of its frames that are to be tried again, each alone.</param>
    private void End(bool wasTogether, long taken, ReadOnlySpan<WaitingPublish> refused = default)
    {
        lock (_gate)
        {
            _underWay--;
            _togetherUnderWay -= wasTogether ? 1 : 0;
            _lastTaken = Math.Max(_lastTaken, taken);
            _refused.AddRange(refused);
            if (_underWay == 0 && _refused.Count > 0)
            {
                PutBack();
            }

            if (_isWriting || !MayBegin())
            {
                TellIfEmpty();
                return;
            }

            _isWriting = true;
        }

        WriteNext();
    }

    /// <summary>
    /// Has those that were refused go before those that came after them. Nothing has begun since the refusal; where something that came later had been taken all
    /// the same, they would come behind it, and are refused.
    /// </summary>
    private void PutBack()
    {
        WaitingPublish[] inOrder = [.. _refused.OrderBy(static publish => publish.Place)];
        WaitingPublish[] later = [.. _next];
        _refused.Clear();
        _next.Clear();
        foreach (var publish in inOrder)
        {
            writer.TakeBack(publish.Number);
            if (publish.Place > _lastTaken)
            {
                _next.Enqueue(publish);
            }
            else
            {
                ArrayPool<byte>.Shared.Return(publish.Bytes);
                publish.AnswerElsewhere(PublishResult.Failed(publish.Refusal!.Message));
            }
        }

        _alone = _next.Count;
        foreach (var publish in later)
        {
            _next.Enqueue(publish);
        }
    }

    /// <summary>Writes those that wait, as far as calls may begin. One thread at a time does, or they would overtake each other.</summary>
    private void WriteNext()
    {
        for (var calls = 0; calls < MostInTurn; calls++)
        {
            if (TakeNext(out var together) is not { } first)
            {
                return;
            }

            if (writer.IsHanging)
            {
                Refuse(first, together, RedisConnections.Hanging);
            }
            else if (together is null)
            {
                first.AwaitAnswer(writer.Write(first));
            }
            else
            {
                Write(together);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => WriteNext();

    private void Write(WaitingPublish[] together)
    {
        using var flow = ContextFlow.Suppress();
        var answer = writer.Write(together);
        answer.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Answered(together, answer));
    }

    /// <summary>Answers those that have not left, and ends their call.</summary>
    private void Refuse(WaitingPublish first, WaitingPublish[]? together, in PublishResult result)
    {
        foreach (var publish in together ?? [first])
        {
            ArrayPool<byte>.Shared.Return(publish.Bytes);
            publish.AnswerElsewhere(result);
        }

        End(together is not null, taken: 0);
    }

    /// <summary>Takes those that go next, and counts their call.</summary>
    /// <param name="together">All of them, where it is more than one.</param>
    /// <returns>The first; <see langword="null"/> where none may go now.</returns>
    private WaitingPublish? TakeNext(out WaitingPublish[]? together)
    {
        together = null;
        lock (_gate)
        {
            if (!MayBegin())
            {
                _isWriting = false;
                TellIfEmpty();
                return null;
            }

            _underWay++;
            _begunAt = time.GetTimestamp();
            var count = CountTogether();
            _alone = Math.Max(0, _alone - 1);
            if (count == 1 && (_togetherUnderWay == 0 || writer.IsGatheringProven))
            {
                return _next.Dequeue();
            }

            // So goes also a lone one behind the first of them: what the server says to one it then says to both, and takes none behind one that it did not take.
            _togetherUnderWay++;
            together = new WaitingPublish[count];
            for (var i = 0; i < count; i++)
            {
                together[i] = _next.Dequeue();
            }

            return together[0];
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

    /// <summary>
    /// Whether the first that waits, if any, may go now. After a refusal nothing does until all that is under way is answered: what is refused too comes before it.
    /// </summary>
    private bool MayBegin() =>
        _next.Count > 0 && _refused.Count == 0
        && (MayGather ? _underWay < MostCalls || _next.Count >= MostTogether || time.GetElapsedTime(_begunAt) > Lull : _togetherUnderWay == 0);

    private void TellIfEmpty()
    {
        if (_empty is { } empty && IsEmpty)
        {
            _empty = null;
            empty.SetResult();
        }
    }
}
