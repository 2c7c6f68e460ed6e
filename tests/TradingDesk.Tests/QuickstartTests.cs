using System.Diagnostics;

namespace TradingDesk.Tests;

public sealed class QuickstartTests
{
    [Fact]
    public async Task The_quickstart_shows_a_message_sent_one_refused_and_ends_by_itself()
    {
        var token = TestContext.Current.CancellationToken;
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Thermometer).Assembly.Location])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        })!;
        var output = await program.StandardOutput.ReadToEndAsync(token);
        await program.WaitForExitAsync(token);

        Assert.Equal(0, program.ExitCode);
        Assert.Contains("kitchen has 21.5 °C, says thermometer: heating off", output);
        Assert.Contains("cellar has 12 °C, says thermometer: heating on", output);
        Assert.Contains("not sent: temperature_measured is not valid: Celsius must be between -50 and 60.", output);
        Assert.Contains("temperature_measured: sent 2, handled 2", output);
    }
}
