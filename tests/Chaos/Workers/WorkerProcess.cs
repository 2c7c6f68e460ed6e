using System.Diagnostics;
using System.Globalization;
using AgentContracts;
using AgentContracts.Testing.History;

namespace Chaos.Workers;

/// <summary>A <see cref="WorkerProgram"/> as the process that kills it sees it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _history;
    private DateTime? _diedAt;

    private WorkerProcess(WorkerRole role, Process process, string history) => (Role, _process, _history) = (role, process, history);

    public WorkerRole Role { get; }

    /// <summary>How long its history is, in bytes.</summary>
    public long Length => new FileInfo(_history) is { Exists: true } file ? file.Length : 0;

    /// <summary>Completes when it works, or has ended before it could.</summary>
    public Task<bool> Ready { get; private init; } = Task.FromResult(false);

    /// <summary>Starts one.</summary>
    /// <param name="role">What it does.</param>
    /// <param name="redis">Where Redis is.</param>
    /// <param name="history">The file that it records to.</param>
    public static WorkerProcess Start(WorkerRole role, string redis, string history)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(WorkerProgram).Assembly.Location, WorkerCommand.Name, role.ToString(), redis, history])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        // Nobody reads what it says of a broker that is away; it must not wait for that.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new WorkerProcess(role, process, history) { Ready = IsReadyAsync(process) };
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Makes it hang (SIGSTOP).</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Ends it as a crash would (SIGKILL), and waits for that.</summary>
    /// <returns>Whether it lived until then.</returns>
    public async Task<bool> KillAsync()
    {
        if (_process.HasExited)
        {
            return false;
        }

        _diedAt = DateTime.UtcNow;
        _process.Kill();
        await _process.WaitForExitAsync();
        return true;
    }

    /// <summary>Lets it end cleanly.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> EndAsync(TimeSpan patience)
    {
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
            return _process.ExitCode == ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            return false;
        }
    }

    /// <summary>What it recorded and, where it was killed, that it was.</summary>
    public IReadOnlyList<HistoryEvent> ReadHistory()
    {
        if (Length == 0)
        {
            return [];
        }

        var events = FileRecorder.Read(_history);
        return _diedAt is { } diedAt ? [.. events, .. DeathOf($"{Role} {_process.Id}", events, diedAt)] : events;
    }

    /// <summary>What is to be known of a process that died: itself, its instances, and whatever gave an id to what it sent.</summary>
    /// <param name="process">Its name.</param>
    /// <param name="events">What it recorded.</param>
    /// <param name="diedAt">When it was killed.</param>
    public static IEnumerable<HistoryEvent> DeathOf(string process, IReadOnlyList<HistoryEvent> events, DateTime diedAt)
    {
        // An alert of a silence has an id made of the silence, and may be the first that a process sends.
        var senders = events.Where(static one => one.Kind == EventKind.Sending).Select(static one => one.Id).DistinctBy(static id => id.Sender);
        var instances = events.Select(static one => one.Instance).Where(static instance => instance.Length > 0).Distinct();
        return
        [
            .. senders.Select(sent => new HistoryEvent(EventKind.Fault, diedAt, sent) { Instance = process }),
            .. instances.Select(instance => new HistoryEvent(EventKind.Fault, diedAt, default) { Instance = instance }),
        ];
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"kill -{signal} ended with {kill.ExitCode}.");
        }
    }

    private static async Task<bool> IsReadyAsync(Process process) => await process.StandardOutput.ReadLineAsync() == WorkerProgram.Ready;
}
