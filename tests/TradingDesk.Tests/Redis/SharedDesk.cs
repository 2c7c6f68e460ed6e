namespace TradingDesk.Tests.Redis;

/// <summary>One desk over Redis, its agents split between processes that each keep a journal.</summary>
/// <param name="connectionString">Where Redis is.</param>
internal sealed class SharedDesk(string connectionString) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _journals = [];

    public List<DeskProcess> Processes { get; } = [];

    /// <summary>The files that the processes keep their journals in.</summary>
    public IReadOnlyList<string> Journals => _journals;

    /// <summary>Starts a process that runs some of the agents.</summary>
    public void Start(string agents, params string[] options)
    {
        var journal = _folder.PathOf($"{agents}.jsonl");
        _journals.Add(journal);
        Processes.Add(DeskProcess.Start(null, ["--redis", connectionString, "--agents", agents, "--journal", journal, .. options]));
    }

    /// <summary>Waits for the end of every process, which must be a good one.</summary>
    /// <returns>Their journals.</returns>
    public async Task<JournalProof> EndAsync()
    {
        foreach (var run in await Task.WhenAll(Processes.Select(static process => process.EndAsync())))
        {
            Assert.True(run.ExitCode == 0, run.Error + run.Output);
            Assert.Contains("balanced: yes", run.Lines);
        }

        return JournalProof.Read(_journals);
    }

    public void Dispose()
    {
        foreach (var process in Processes)
        {
            process.Dispose();
        }

        _folder.Dispose();
    }
}
