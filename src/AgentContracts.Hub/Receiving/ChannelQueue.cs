namespace AgentContracts.Hub.Receiving;

/// <summary>
/// The bounded queue of one channel at one agent instance; its four priority lanes share the bound. It stands in a
/// <see cref="Mailbox"/>, whose lock guards it.
/// </summary>
internal sealed class ChannelQueue(Mailbox mailbox, int bound)
{
    private readonly Queue<ReceivedCopy>[] _lanes = PriorityLanes.Create();
    private TaskCompletionSource? _room;

    public int Count { get; private set; }

    /// <summary>In which lanes it stands among those that come to their turn; kept by <see cref="LaneTurns"/>.</summary>
    public bool[] HasTurn { get; } = new bool[PriorityLanes.Count];

    /// <summary>Queues a pub/sub copy at once. Where there is no room, gives back the copy that had to go: the oldest of the lowest priority.</summary>
    public ReceivedCopy? Offer(ReceivedCopy copy)
    {
        ReceivedCopy? victim = null;
        lock (mailbox.Gate)
        {
            if (mailbox.IsClosed)
            {
                return copy;
            }

            if (Count >= bound)
            {
                victim = TakeLowest(copy.Priority);
                if (victim is null)
                {
                    return copy;
                }

                mailbox.Left(victim);
            }

            Add(copy);
        }

        mailbox.Signal();
        return victim;
    }

    /// <summary>
    /// Queues a stream copy as soon as there is room; one that waits for room counts as queued. <see langword="false"/> when the mailbox was
    /// closed before: the copy is then to be settled and to <see cref="Leave"/>.
    /// </summary>
    public async ValueTask<bool> EnqueueAsync(ReceivedCopy copy)
    {
        mailbox.Entered(copy);
        while (true)
        {
            Task room;
            lock (mailbox.Gate)
            {
                if (mailbox.IsClosed)
                {
                    return false;
                }

                if (Count < bound)
                {
                    Append(copy);
                    break;
                }

                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await room.ConfigureAwait(false);
        }

        mailbox.Signal();
        return true;
    }

    /// <summary>Gives back the copy that goes first when one must: the oldest of the lowest priority, or <see langword="null"/> where none waits.</summary>
    public ReceivedCopy? MakeRoom()
    {
        lock (mailbox.Gate)
        {
            if (TakeLowest(Priority.Critical) is not { } oldest)
            {
                return null;
            }

            mailbox.Left(oldest);
            OpenRoom();
            return oldest;
        }
    }

    /// <summary>Lets go of a copy that was never taken.</summary>
    public void Leave(ReceivedCopy copy) => mailbox.Left(copy);

    /// <summary>Queues a copy that is to be tried again, whatever the bound: it was counted against it before.</summary>
    public bool EnqueueAgain(ReceivedCopy copy)
    {
        lock (mailbox.Gate)
        {
            if (mailbox.IsClosed)
            {
                return false;
            }

            Add(copy);
        }

        mailbox.Signal();
        return true;
    }

    /// <summary>How many copies of a priority wait. Under the mailbox's lock.</summary>
    public int Waiting(int lane) => _lanes[lane].Count;

    /// <summary>Takes the oldest copy of a priority. Under the mailbox's lock.</summary>
    public ReceivedCopy Take(int lane)
    {
        var copy = _lanes[lane].Dequeue();
        Count--;
        mailbox.Turns.Removed(lane);
        OpenRoom();
        return copy;
    }

    /// <summary>Lets go of those who wait for room. Under the mailbox's lock.</summary>
    public void OpenRoom()
    {
        _room?.TrySetResult();
        _room = null;
    }

    private ReceivedCopy? TakeLowest(Priority atMost)
    {
        for (var lane = 0; lane <= (int)atMost; lane++)
        {
            if (_lanes[lane].TryDequeue(out var oldest))
            {
                Count--;
                mailbox.Turns.Removed(lane);
                return oldest;
            }
        }

        return null;
    }

    private void Add(ReceivedCopy copy)
    {
        mailbox.Entered(copy);
        Append(copy);
    }

    private void Append(ReceivedCopy copy)
    {
        var lane = (int)copy.Priority;
        _lanes[lane].Enqueue(copy);
        Count++;
        mailbox.Turns.Added(this, lane);
    }
}
