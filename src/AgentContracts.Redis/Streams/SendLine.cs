using AgentContracts.Hub.Transport;

namespace AgentContracts.Redis.Streams;

/// <summary>
/// The sends on their way to one stream. A lone one goes at once; those that come while several calls are under way go together with the next. Once the
/// stream is full they wait for room, in the order in which they were sent, and are served by one call after the other. The server refuses all that was sent
/// before a refusal was known; until that is answered too nothing else begins, or it would overtake what is still to be told that it was refused.
/// </summary>
/// <param name="add">Begins to add messages, and never fails. Called in order, never two at once.</param>
/// <param name="clock">The clock of <see cref="StreamAdmission.GiveUpAt"/>.</param>
internal sealed class SendLine(Func<StreamCall, Task<StreamAnswer>> add, TimeProvider clock)
{
    /// <summary>How many calls are under way at once: enough for a lone send never to wait for the answer to another.</summary>
    private const int MostCalls = 4;

    /// <summary>How many bytes go in one call, where it is more than one send: for as long as they take the server does nothing else.</summary>
    private const int MostBytes = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<WaitingSend> _next = new();
    private readonly SortedSet<WaitingSend> _waiting = new(WaitingSend.InOrderOfSending);
    private readonly List<StreamCall> _underWay = new(MostCalls);
    private long _entered;
    private long _calls;
    private long _knownRefusal;
    private bool _mustDrain;
    private bool _isServed;

    /// <summary>Takes in a send.</summary>
    /// <param name="send">The send.</param>
    /// <returns>The call that has begun with it; <see langword="null"/> where the send goes with a later one, or has to wait for room.</returns>
    public Task<StreamAnswer>? Enter(WaitingSend send)
    {
        lock (_gate)
        {
            send.Place = ++_entered;
            if (_isServed)
            {
                WaitForRoom(send);
                return null;
            }

            _next.Enqueue(send);
            return _underWay.Count < MostCalls ? Go() : null;
        }
    }

    /// <summary>Ends a call.</summary>
    /// <param name="answer">What became of it.</param>
    /// <param name="mustServe">Whether somebody waits for room from now on, and the caller is to serve them.</param>
    /// <returns>The call that has begun in its place, if any.</returns>
    public Task<StreamAnswer>? Arrive(StreamAnswer answer, out bool mustServe)
    {
        lock (_gate)
        {
            _underWay.Remove(answer.Call);
            Return(answer);
            _mustDrain &= _underWay.Count > 0;
            mustServe = !_isServed && _waiting.Count > 0;
            _isServed |= mustServe;
            while (_isServed && _next.TryDequeue(out var later))
            {
                // None overtakes those who wait.
                WaitForRoom(later);
            }

            return Go();
        }
    }

    /// <summary>Whether anybody waits for room; when nobody does, the serving has ended.</summary>
    public bool MustServe()
    {
        lock (_gate)
        {
            return _isServed = _waiting.Count > 0;
        }
    }

    /// <summary>Takes the first of those who wait for room, as many as go together; none while a call is under way.</summary>
    /// <returns>The call to make with them; <see langword="null"/> where there is none.</returns>
    public StreamCall? Next()
    {
        lock (_gate)
        {
            if (_underWay.Count > 0)
            {
                return null;
            }

            var together = new Together();
            while (_waiting.Min is { } send && together.TryAdd(send))
            {
                _waiting.Remove(send);
            }

            return together.IsEmpty ? null : new StreamCall(together.ToArray(), StreamCall.Last, _knownRefusal);
        }
    }

    /// <summary>Has sends for which there was no room wait where they were; who does not wait is answered.</summary>
    public void Return(StreamAnswer answer)
    {
        lock (_gate)
        {
            if (answer.Refusal is { } refusal)
            {
                _knownRefusal = Math.Max(_knownRefusal, refusal.Call);
                _mustDrain = _underWay.Count > 0;
            }

            foreach (var send in answer.Refused)
            {
                send.IsTried = false;
                WaitForRoom(send);
            }
        }
    }

    /// <summary>Lets the sender of a send go; <see langword="false"/> where it is being tried at this moment.</summary>
    public bool Leave(WaitingSend send)
    {
        lock (_gate)
        {
            send.HasLeft = true;
            _waiting.Remove(send);
            return !send.IsTried;
        }
    }

    private void WaitForRoom(WaitingSend send)
    {
        if (send.HasLeft || !send.MayWait)
        {
            send.Answer(send.Full);
            return;
        }

        _waiting.Add(send);
        send.Wait();
    }

    // Begun where the order is known: a call that is made later must not overtake it on the way to the connection.
    private Task<StreamAnswer>? Go()
    {
        if (_mustDrain)
        {
            return null;
        }

        var together = new Together();
        while (_next.TryPeek(out var send) && (IsOver(send) || together.TryAdd(send)))
        {
            _next.Dequeue();
        }

        if (together.IsEmpty)
        {
            return null;
        }

        var call = new StreamCall(together.ToArray(), ++_calls, _knownRefusal);
        _underWay.Add(call);
        return add(call);
    }

    /// <summary>Whether nobody waits for a send any more. One whose time has passed behind others is answered.</summary>
    private bool IsOver(WaitingSend send)
    {
        if (!send.HasLeft && send.MayWait && send.Patience(clock) == TimeSpan.Zero)
        {
            send.Answer(PublishResult.Refused("its time was over before those sent before it were answered"));
            return true;
        }

        return send.HasLeft;
    }

    /// <summary>What goes together.</summary>
    private struct Together()
    {
        private readonly List<WaitingSend> _sends = [];
        private long _bytes;

        public readonly bool IsEmpty => _sends.Count == 0;

        public bool TryAdd(WaitingSend send)
        {
            _bytes += send.Frame.Bytes.Length;
            if (_sends.Count > 0 && (_sends.Count >= send.Admission.BatchSize || _bytes > MostBytes || !send.HasTermsOf(_sends[0])))
            {
                return false;
            }

            send.IsTried = true;
            _sends.Add(send);
            return true;
        }

        public readonly WaitingSend[] ToArray() => [.. _sends];
    }
}
