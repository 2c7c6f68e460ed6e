using System.Runtime.CompilerServices;
using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Receiving;

/// <summary>Everything that waits for one agent instance: a queue for each channel, served by priority and, within one, channel by channel.</summary>
internal sealed class Mailbox(HubActivity activity) : IDisposable
{
    private readonly List<ChannelQueue> _queues = [];
    private readonly SemaphoreSlim _signal = new(0);
    private readonly LanePicker _picker = new();

    public Lock Gate { get; } = new();

    /// <summary>Whose turn it is.</summary>
    public LaneTurns Turns { get; } = new();

    public bool IsClosed { get; private set; }

    /// <summary>Adds the queue of a channel.</summary>
    public ChannelQueue AddQueue(int bound)
    {
        var queue = new ChannelQueue(this, bound);
        lock (Gate)
        {
            _queues.Add(queue);
        }

        return queue;
    }

    /// <summary>Waits for a copy; <see langword="null"/> where it had to make room meanwhile.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReceivedCopy?> TakeAsync(CancellationToken cancellationToken)
    {
        await _signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (Gate)
        {
            var copy = Next();
            if (copy is not null)
            {
                // It is running before it has left the queue: at no moment is it nowhere.
                copy.Intake.Account.BeginRun();
                copy.Intake.Account.LeaveQueue();
            }

            return copy;
        }
    }

    /// <summary>Takes no more, and gives back what still waits.</summary>
    public IReadOnlyList<ReceivedCopy> Close()
    {
        var left = new List<ReceivedCopy>();
        lock (Gate)
        {
            IsClosed = true;
            while (Next() is { } copy)
            {
                left.Add(copy);
            }

            foreach (var queue in _queues)
            {
                queue.OpenRoom();
            }
        }

        return left;
    }

    /// <summary>How many copies wait.</summary>
    public int Count
    {
        get
        {
            lock (Gate)
            {
                return Turns.Count;
            }
        }
    }

    public void Signal() => _signal.Release();

    public void Entered(ReceivedCopy copy)
    {
        copy.Intake.Account.EnterQueue();
        activity.Begin();
    }

    /// <summary>Notes that a copy is gone from the queue without having been taken by a worker.</summary>
    public void Left(ReceivedCopy copy)
    {
        copy.Intake.Account.LeaveQueue();
        activity.End();
    }

    public void Dispose() => _signal.Dispose();

    private ReceivedCopy? Next() => _picker.Pick(Turns.Waiting) is >= 0 and var lane ? Turns.Next(lane).Take(lane) : null;
}
