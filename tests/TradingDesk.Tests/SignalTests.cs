using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TradingDesk.Tests;

public sealed class SignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_the_desk_cleanly_with_its_account(string signal)
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "Windows has no signal that one process can send another.");
        var token = TestContext.Current.CancellationToken;
        using var desk = Process.Start(new ProcessStartInfo("dotnet", [typeof(DeskCommand).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var lines = new List<string>();
        while (await desk.StandardOutput.ReadLineAsync(token) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("   1 s", StringComparison.Ordinal))
            {
                using var kill = Process.Start("kill", [$"-{signal}", $"{desk.Id}"]);
                await kill.WaitForExitAsync(token);
            }
        }

        await desk.WaitForExitAsync(token);
        Assert.Equal(0, desk.ExitCode);
        Assert.Equal("balanced: yes", lines[^1]);
        Assert.EndsWith("the run was stopped before its end", lines[^2], StringComparison.Ordinal);
        Assert.Empty(await desk.StandardError.ReadToEndAsync(token));
    }
}
