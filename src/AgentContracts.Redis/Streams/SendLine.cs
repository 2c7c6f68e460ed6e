namespace AgentContracts.Redis.Streams;

/// <summary>
/// Who waits for room on a stream, in the order in which they sent. While nobody waits, sends go to the server at once; they are under way until it
/// has answered, and whoever was sent after them does not overtake them by standing in line first.
/// </summary>
internal sealed class SendLine
{
    private readonly Lock _gate = new();
    private readonly SortedSet<WaitingSend> _waiting = new(WaitingSend.InOrderOfSending);
    private readonly SortedSet<WaitingSend> _underWay = new(WaitingSend.InOrderOfSending);
    private bool _isServed;

    /// <summary>Lets a send go at once; <see langword="false"/> where others wait. It then stands in line, if it may wait at all.</summary>
    public bool TryGo(WaitingSend send)
    {
        lock (_gate)
        {
            if (!_isServed)
            {
                return _underWay.Add(send);
            }

            if (!send.HasGivenUp)
            {
                _waiting.Add(send);
            }

            return false;
        }
    }

    /// <summary>Ends the way of a send that went at once.</summary>
    /// <param name="send">The send.</param>
    /// <param name="mustWait">Whether there was no room: it then stands in line, unless it has given up.</param>
    /// <returns>Whether the line must be served from now on, by the caller.</returns>
    public bool Arrive(WaitingSend send, bool mustWait)
    {
        lock (_gate)
        {
            _underWay.Remove(send);
            if (!mustWait || send.HasGivenUp)
            {
                return false;
            }

            _waiting.Add(send);
            var begins = !_isServed;
            _isServed = true;
            return begins;
        }
    }

    /// <summary>Whether anybody waits; when nobody does, the serving has ended.</summary>
    public bool MustServe()
    {
        lock (_gate)
        {
            return _isServed = _waiting.Count > 0;
        }
    }

    /// <summary>Takes the first out of the line; <see langword="null"/> while one that was sent before it is under way.</summary>
    public WaitingSend? Next()
    {
        lock (_gate)
        {
            return _waiting.Min is { } first
                && (_underWay.Min is not { } earlier || WaitingSend.InOrderOfSending.Compare(first, earlier) < 0)
                && _waiting.Remove(first)
                    ? first
                    : null;
        }
    }

    /// <summary>Puts a send that was tried in vain back to where it was; <see langword="false"/> when it has given up meanwhile.</summary>
    public bool Return(WaitingSend send)
    {
        lock (_gate)
        {
            return !send.HasGivenUp && _waiting.Add(send);
        }
    }

    /// <summary>Lets a send give up; <see langword="false"/> where it is being tried at this moment.</summary>
    public bool Leave(WaitingSend send)
    {
        lock (_gate)
        {
            send.HasGivenUp = true;
            return _waiting.Remove(send);
        }
    }
}
