using System.Diagnostics;

namespace Benchmarks.Tests;

public sealed class SignalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_run_with_exit_code_3_and_leaves_the_file_as_it_was(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process can send another.");
        var token = TestContext.Current.CancellationToken;
        var path = _folder.PathOf("figures.json");
        await File.WriteAllTextAsync(path, "earlier", token);
        var start = new ProcessStartInfo("dotnet", [typeof(BenchmarksCommand).Assembly.Location, "codecs", "--json", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(token);
        while (await program.StandardError.ReadLineAsync(token) is { } line)
        {
            if (line.StartsWith("Warming up", StringComparison.Ordinal))
            {
                using var kill = Process.Start("kill", [$"-{signal}", $"{program.Id}"]);
                await kill.WaitForExitAsync(token);
            }
        }

        await program.WaitForExitAsync(token);
        await output;
        Assert.Equal(3, program.ExitCode);
        Assert.Equal("earlier", await File.ReadAllTextAsync(path, token));
        Assert.Equal(["figures.json"], _folder.Files);
    }

    public void Dispose() => _folder.Dispose();
}
