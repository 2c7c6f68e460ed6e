using System.Diagnostics;

namespace AgentContracts.Tests.Codecs;

/// <summary>The codecs need nothing of one processor: they do the same with narrower vectors and with none.</summary>
public sealed class ProcessorTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Codecs_pass_their_tests_without(string feature)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, Environment = { [feature] = "0" } };
        foreach (var argument in Arguments())
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output);
        Assert.DoesNotContain("Total: 0,", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Arguments()
    {
        var assembly = typeof(ProcessorTests).Assembly.Location;
        Type[] classes = [typeof(TextFormTests), typeof(RoundTripTests), typeof(BinaryRoundTripTests), typeof(InternedTests)];

        // A test project starts by itself or through dotnet.
        return [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [assembly] : Array.Empty<string>(),
            "-noLogo", "-noColor", .. classes.SelectMany(static type => new[] { "-class", type.FullName! })];
    }
}
