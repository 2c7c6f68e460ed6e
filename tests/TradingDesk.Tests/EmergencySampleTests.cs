using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TradingDesk.Tests;

public sealed class EmergencySampleTests
{
    [Fact]
    public void The_README_shows_of_it_what_is_compiled()
    {
        var section = Regex.Match(Read("README.md"), "\n## An emergency\n.*?\n## ", RegexOptions.Singleline).Value;
        var blocks = Regex.Matches(section, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static block => block.Groups[1].Value).ToArray();

        Assert.Equal(2, blocks.Length);
        Assert.All(blocks, static block => Assert.Contains(block, Read("Emergency.cs"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_halts_the_gate_and_prints_who_acknowledged()
    {
        var token = TestContext.Current.CancellationToken;
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(OrderGate).Assembly.Location]) { RedirectStandardOutput = true })!;
        var output = await program.StandardOutput.ReadToEndAsync(token);
        await program.WaitForExitAsync(token);

        Assert.Equal(0, program.ExitCode);
        Assert.Contains("no more orders: exchange down", output);
        Assert.Matches(@"(?m)^1 of 1 acknowledged [0-9a-f]{32}\s*$", output);
        Assert.Matches(@"(?m)^order_gate \(order_gate-[0-9a-f]+\): Acknowledged 00:00:", output);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)).ReplaceLineEndings("\n");
}
