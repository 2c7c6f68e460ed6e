using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Redis.Streams;

/// <summary>
/// Tells the server which entries of one stream are finished: a lone one at once, and together those that are finished while it has not answered yet. An
/// agent goes on with its next message meanwhile, and none waits for others to be told with it.
/// </summary>
/// <param name="activity">Is busy until all have been told.</param>
internal sealed class Acknowledgements(HubActivity activity)
{
    private const int MostAtOnce = 500;

    private readonly Lock _gate = new();
    private readonly Queue<string> _finished = new();
    private Task _telling = Task.CompletedTask;
    private bool _isTelling;

    /// <summary>Tells of a finished entry.</summary>
    /// <param name="subscription">Whose it is: always the same.</param>
    /// <param name="id">Its id.</param>
    public void Add(StreamSubscription subscription, string id)
    {
        activity.Begin();
        lock (_gate)
        {
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
        while (Next() is { Count: > 0 } ids)
        {
            await subscription.AcknowledgeAsync(ids).ConfigureAwait(false);
            for (var i = 0; i < ids.Count; i++)
            {
                activity.End();
            }
        }
    }

    private List<string> Next()
    {
        lock (_gate)
        {
            var ids = new List<string>(Math.Min(_finished.Count, MostAtOnce));
            while (ids.Count < MostAtOnce && _finished.TryDequeue(out var id))
            {
                ids.Add(id);
            }

            _isTelling = ids.Count > 0;
            return ids;
        }
    }
}
