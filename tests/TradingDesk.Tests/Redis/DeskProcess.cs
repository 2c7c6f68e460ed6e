using System.Diagnostics;
using System.Globalization;

namespace TradingDesk.Tests.Redis;

/// <summary>The desk as a process of its own. It ends with the test, in whatever way that ends.</summary>
internal sealed class DeskProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task<string> _error;
    private readonly Task _output;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DeskProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
        _output = ReadAsync();
    }

    /// <summary>Starts the desk.</summary>
    /// <param name="connectionString">The value of <c>ConnectionStrings__redis</c>, if it is to have one.</param>
    /// <param name="args">Its command line.</param>
    public static DeskProcess Start(string? connectionString, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DeskCommand).Assembly.Location, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove(RedisAddress.EnvironmentVariable);
        if (connectionString is not null)
        {
            start.Environment[RedisAddress.EnvironmentVariable] = connectionString;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits until it has printed as many lines that begin so.</summary>
    public async Task WhenPrintedAsync(Func<string, bool> line, int count = 1)
    {
        while (true)
        {
            Task changed;
            lock (_lines)
            {
                if (_lines.Count(line) >= count)
                {
                    return;
                }

                Assert.False(_output.IsCompleted, $"It ended without the line that was waited for:\n{string.Join('\n', _lines)}");
                changed = _changed.Task;
            }

            await InTimeAsync(changed);
        }
    }

    /// <summary>How many lines of that kind it has printed so far.</summary>
    public int CountOf(Func<string, bool> line)
    {
        lock (_lines)
        {
            return _lines.Count(line);
        }
    }

    /// <summary>Makes it hang, as it may on a busy machine (SIGSTOP).</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Asks it to stop (SIGTERM).</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Waits for its end.</summary>
    public async Task<DeskRun> EndAsync()
    {
        await InTimeAsync(_output);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(_process.ExitCode, string.Join('\n', _lines), await _error);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private async Task InTimeAsync(Task what)
    {
        try
        {
            await what.WaitAsync(DeskRun.Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            lock (_lines)
            {
                Assert.Fail($"The desk did nothing for {DeskRun.Patience.TotalSeconds:0} s. It printed:\n{string.Join('\n', _lines)}");
            }
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Note(line);
        }

        // Whoever waits for a line learns that none will come.
        Note("");
    }

    private void Note(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
