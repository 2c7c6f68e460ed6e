using AgentContracts.Testing.History;

namespace Chaos.Workers;

/// <summary>All processes of a run, dead and alive, with what they recorded.</summary>
/// <param name="redis">Where Redis is.</param>
internal sealed class Crew(string redis) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chaos-");
    private readonly List<WorkerProcess> _all = [];
    private readonly List<WorkerProcess> _alive = [];

    /// <summary>How long all histories are together, in bytes.</summary>
    public long Length => _all.Sum(static worker => worker.Length);

    /// <summary>Whether each that lives works; one that could not begin, because Redis was away, is started again.</summary>
    public bool AllAreReady
    {
        get
        {
            foreach (var failed in _alive.Where(static worker => worker.Ready is { IsCompletedSuccessfully: true, Result: false }).ToList())
            {
                _alive.Remove(failed);
                Start(failed.Role);
            }

            return _alive.All(static worker => worker.Ready.IsCompleted);
        }
    }

    /// <summary>How many had ended by themselves when they were to be killed.</summary>
    public int EndedUnasked { get; private set; }

    /// <summary>Starts one more.</summary>
    public void Start(WorkerRole role)
    {
        var worker = WorkerProcess.Start(role, redis, Path.Combine(_folder.FullName, $"{_all.Count}.history"));
        _all.Add(worker);
        _alive.Add(worker);
    }

    /// <summary>Kills the one with a role that has lived longest.</summary>
    public async Task KillOldestAsync(WorkerRole role)
    {
        var oldest = _alive.First(worker => worker.Role == role);
        _alive.Remove(oldest);
        EndedUnasked += await oldest.KillAsync() ? 0 : 1;
    }

    /// <summary>Lets all with a role end.</summary>
    /// <returns>Whether all did so cleanly.</returns>
    public async Task<bool> EndAsync(WorkerRole role)
    {
        var ended = await Task.WhenAll(_alive.Where(worker => worker.Role == role).Select(static worker => worker.EndAsync(Patience)));
        return ended.All(static cleanly => cleanly);
    }

    /// <summary>What all have recorded, and that they were killed.</summary>
    public IReadOnlyList<HistoryEvent> ReadHistory() => [.. _all.SelectMany(static worker => worker.ReadHistory())];

    public void Dispose()
    {
        foreach (var worker in _all)
        {
            worker.Dispose();
        }

        _folder.Delete(recursive: true);
    }
}
