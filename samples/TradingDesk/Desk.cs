using AgentContracts.Hub.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using TradingDesk.Agents;
using TradingDesk.Clock;
using TradingDesk.Market;
using TradingDesk.Report;

namespace TradingDesk;

/// <summary>The five agents in one process, from the first trade to the account.</summary>
public static class Desk
{
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(5);

    /// <summary>Plays the trades to the agents and reports.</summary>
    /// <param name="options">How fast.</param>
    /// <param name="trades">The feed; not empty.</param>
    /// <param name="summary">Where the summary goes, if anywhere.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(DeskOptions options, IReadOnlyList<Trade> trades, SummaryFile? summary, TextWriter output, CancellationToken stop)
    {
        using var host = Build(options.Speed, trades);
        var market = host.Services.GetRequiredService<MarketReplay>();
        var monitor = host.Services.GetRequiredService<IHubMonitor>();

        output.WriteLine($"{trades.Count} trades, {options.Feed ?? "built-in market"}, speed {options.Speed}. An emergency drill is announced for trade {RiskManagement.DrillAtTrade}.");
        output.WriteLine(SecondLines.Legend);
        await host.StartAsync(CancellationToken.None);
        using (var lines = new SecondLines(monitor, host.Services.GetRequiredService<IPace>().Clock, output))
        {
            await PlayAsync(market, host.Services.GetRequiredService<IHubActivity>(), stop);
            lines.Print();
        }

        await host.StopAsync(CancellationToken.None);
        return Report(market.Played, monitor.Snapshot(), host.Services.GetRequiredService<Scoreboard>(), summary, output);
    }

    private static async Task PlayAsync(MarketReplay market, IHubActivity activity, CancellationToken stop)
    {
        try
        {
            await market.PlayAsync(stop);
            using var settling = CancellationTokenSource.CreateLinkedTokenSource(stop);
            settling.CancelAfter(LongestSettling);
            await activity.WhenQuietAsync(settling.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or still busy after the last trade: what is left has its place in the account.
        }
    }

    private static int Report(int played, HubSnapshot snapshot, Scoreboard scoreboard, SummaryFile? file, TextWriter output)
    {
        var summary = Summary.Of(played, snapshot, scoreboard.Read());
        LedgerTable.Print(snapshot.Ledger, output);
        AgentLines.Print(summary.Agents, output);
        output.WriteLine($"trades: {played}");
        output.WriteLine(LedgerTable.Verdict(snapshot.Ledger));
        file?.Write(summary);
        return summary.Balanced ? ExitCode.Ok : ExitCode.Failed;
    }

    private static IHost Build(Speed speed, IReadOnlyList<Trade> trades)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        TimeProvider clock = speed.Factor is null ? new VirtualTime(trades[0].Time) : TimeProvider.System;
        builder.Services.AddContracts(contracts => contracts
            .Configure(hub => hub.Clock = clock)
            .AddAgent<MarketConditions>()
            .AddAgent<StrategyEngine>()
            .AddAgent<RiskManagement>()
            .AddAgent<Execution>()
            .AddAgent<Intelligence>());

        builder.Services.AddSingleton<Scoreboard>();
        builder.Services.AddSingleton<IPace>(services => clock is VirtualTime time
            ? new VirtualPace(time, services.GetRequiredService<IHubActivity>())
            : new RealPace(clock, speed.Factor!.Value));
        builder.Services.AddSingleton(services => new MarketReplay(trades, services.GetRequiredService<IPace>(), services.GetRequiredService<ILogger<MarketReplay>>()));
        builder.Services.AddSingleton<IMarket>(static services => services.GetRequiredService<MarketReplay>());

        // Lines and table are the output; whatever goes wrong is told beside it.
        builder.Services.AddSingleton<IHostLifetime, UnattendedLifetime>();
        builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(static console => console.SingleLine = true);
        return builder.Build();
    }
}
