using AgentContracts.Testing.History;
using AgentContracts.Testing.RedisServers;
using Spectre.Console;
using TradingDesk.Market;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk.Chaos;

/// <summary>The desk over a Redis of its own, which is killed again and again while it trades.</summary>
internal static class ChaosDesk
{
    /// <summary>Plays the trades to the agents, reports, and has everything checked that was recorded.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="trades">The feed; not empty.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="error">Gets what goes wrong while a terminal shows the run.</param>
    /// <param name="width">How many characters of a line the output shows, where it is a terminal.</param>
    /// <param name="terminal">The terminal that the output is, where it is one that can show a picture.</param>
    /// <param name="journal">Where each message's fate is written, if anywhere.</param>
    /// <param name="summary">Where the summary goes, if anywhere.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="RedisNotInstalledException">Redis is not installed.</exception>
    public static async Task<int> RunAsync(
        DeskOptions options, IReadOnlyList<Trade> trades, TextWriter output, TextWriter error, int? width, IAnsiConsole? terminal, Journal? journal, SummaryFile? summary,
        CancellationToken stop)
    {
        await using var server = await RedisServer.StartAsync();
        var saboteur = new Saboteur(server, new MemoryRecorder(), options.Kills!.Value, TimeProvider.System);
        var over = options with { Redis = new RedisAddress(server.ConnectionString, null) };
        return await new Desk(over, trades, output, error, width, terminal, saboteur).RunAsync(journal, summary, stop);
    }
}
