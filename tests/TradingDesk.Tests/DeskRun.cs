using System.Text.Json.Nodes;

namespace TradingDesk.Tests;

/// <summary>One run of the desk through its command line.</summary>
internal sealed record DeskRun(int ExitCode, string Output, string Error)
{
    /// <summary>How long a run may take at most: one that does not end is a failure that says how far it got, and keeps nobody waiting.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string[] Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<DeskRun> StartAsync(StringWriter output, CancellationToken stop, params string[] args)
    {
        var error = new StringWriter();
        var run = DeskCommand.RunAsync(args, TextWriter.Synchronized(output), TextWriter.Synchronized(error), stop: stop);
        try
        {
            return new(await run.WaitAsync(Patience, CancellationToken.None), output.ToString(), error.ToString());
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The desk did not end within {Patience.TotalSeconds:0} s. It printed:\n{output}\n{error}");
            throw;
        }
    }

    public static async Task<DeskRun> StartAsync(params string[] args)
    {
        using var output = new StringWriter();
        return await StartAsync(output, TestContext.Current.CancellationToken, args);
    }

    /// <summary>Plays a generated feed in virtual time and gives its summary.</summary>
    public static async Task<(DeskRun Run, JsonObject Summary)> PlayAsync(int trades)
    {
        using var folder = new TemporaryFolder();
        var summary = folder.PathOf("summary.json");
        var run = await StartAsync("--feed", folder.Write("feed.csv", GeneratedFeed.Csv(trades)), "--speed", "max", "--summary", summary);
        return (run, JsonNode.Parse(await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken))!.AsObject());
    }
}
