using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Redis.Streams;

/// <summary>
/// Tells the server which entries of one stream are finished: a lone one at once, and together those that are finished while it has not answered yet. An
/// agent goes on with its next message meanwhile, and none waits for others to be told with it.
/// </summary>
/// <param name="activity">Is busy until all have been told, or could not be.</param>
internal sealed class Acknowledgements(HubActivity activity)
{
    private const int MostAtOnce = 500;

    /// <summary>How many may be finished and untold before no more are fetched: all of them would be handled again after a crash.</summary>
    private const int MostUntold = 2 * MostAtOnce;

    private readonly Lock _gate = new();
    private readonly Queue<string> _finished = new();
    private Task _telling = Task.CompletedTask;
    private bool _isTelling;
    private int _untold;

    /// <summary>Whether so many wait to be told that no more should be fetched.</summary>
    public bool IsFull => Volatile.Read(ref _untold) >= MostUntold;

    /// <summary>Tells of a finished entry.</summary>
    /// <param name="subscription">Whose it is: always the same.</param>
    /// <param name="id">Its id.</param>
    public void Add(StreamSubscription subscription, string id)
    {
        activity.Begin();
        lock (_gate)
        {
            _untold++;
            _finished.Enqueue(id);
            if (!_isTelling)
            {
                _isTelling = true;
                _telling = TellAsync(subscription);
            }
        }
    }

    /// <summary>Completes when the server has been told of everything that was finished before, or could not be told.</summary>
    public Task WhenToldAsync()
    {
        lock (_gate)
        {
            return _telling;
        }
    }

    private async Task TellAsync(StreamSubscription subscription)
    {
        while (Next() is { Length: > 0 } ids)
        {
            try
            {
                await subscription.AcknowledgeAsync(ids).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // What could not be told is noted before anything else can fail, such as a log; the next must be told all the same.
            }

            Told(subscription, ids.Length);
        }
    }

    private void Told(StreamSubscription subscription, int count)
    {
        bool wasFull;
        lock (_gate)
        {
            wasFull = _untold >= MostUntold;
            _untold -= count;
        }

        for (var i = 0; i < count; i++)
        {
            activity.End();
        }

        if (wasFull)
        {
            subscription.WakeReader();
        }
    }

    private string[] Next()
    {
        lock (_gate)
        {
            var ids = new string[Math.Min(_finished.Count, MostAtOnce)];
            for (var i = 0; i < ids.Length; i++)
            {
                ids[i] = _finished.Dequeue();
            }

            _isTelling = ids.Length > 0;
            return ids;
        }
    }
}
