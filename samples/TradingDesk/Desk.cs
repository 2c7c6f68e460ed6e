using AgentContracts.Hub.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using TradingDesk.Agents;
using TradingDesk.Chaos;
using TradingDesk.Clock;
using TradingDesk.Floor;
using TradingDesk.Live;
using TradingDesk.Market;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk;

/// <summary>A desk, or this process's part of it, from the first trade to the account.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="trades">The feed; not empty.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="error">Gets what goes wrong while a terminal shows the run.</param>
/// <param name="width">How many characters of a line the output shows, where it is a terminal.</param>
/// <param name="terminal">The terminal that the output is, where it is one that can show a picture.</param>
/// <param name="saboteur">Breaks Redis while the market plays, if anybody does.</param>
public sealed class Desk(
    DeskOptions options, IReadOnlyList<Trade> trades, TextWriter output, TextWriter error, int? width, IAnsiConsole? terminal, Saboteur? saboteur = null)
{
    /// <summary>Plays the trades to the agents and reports.</summary>
    /// <param name="journal">Where each message's fate is written, if anywhere.</param>
    /// <param name="summary">Where the summary goes, if anywhere.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="AgentContracts.Redis.RedisUnavailableException">Redis could not be reached, or refused the login.</exception>
    public async Task<int> RunAsync(Journal? journal, SummaryFile? summary, CancellationToken stop)
    {
        using var held = terminal is null ? null : new HeldLog(TimeProvider.System);
        using var host = DeskHost.Build(options, trades, journal, saboteur?.Recorder, held);
        await host.StartAsync(stop);
        var display = DisplayOf(host.Services, held);
        display.Say($"{trades.Count} trades, {options.Feed ?? "built-in market"}, speed {options.Speed}{Place()}. An emergency drill is announced for trade {RiskManagement.DrillAtTrade}.");
        var (stopped, failure) = await PlayAsync(host.Services, display, stop);
        await host.StopAsync(CancellationToken.None);

        held?.Tell(error);
        var verdict = saboteur is null ? null : stopped ? new ChaosVerdict(saboteur.Killed, null) : ChaosVerdict.Of(saboteur.Recorder, saboteur.Killed);
        var balanced = Report(host.Services, summary, stopped, verdict);
        if (failure is not null)
        {
            error.WriteLine(failure);
        }

        return balanced && failure is null && verdict?.IsKept is not false ? ExitCode.Ok : ExitCode.Failed;
    }

    private string Place() => options.Redis is { } redis ? $", {string.Join(", ", options.Agents)} over Redis at {redis}" : "";

    private IDisplay DisplayOf(IServiceProvider services, HeldLog? held) => terminal is not null && held is not null
        ? new LiveView(terminal, ActivatorUtilities.CreateInstance<LivePicture>(services, held), TimeProvider.System)
        : new LineDisplay(services.GetRequiredService<IHubMonitor>(), services.GetRequiredService<IPace>().Clock, output);

    /// <summary>Plays the feed from the opening to the end.</summary>
    /// <returns>Whether it was stopped before the end, and why the desk did not open or close, or <see langword="null"/>.</returns>
    private async Task<(bool Stopped, string? Failure)> PlayAsync(IServiceProvider services, IDisplay display, CancellationToken stop)
    {
        var floor = services.GetRequiredService<IFloor>();
        try
        {
            await floor.OpenAsync(display.Say, stop);
            await display.ShowAsync(async () =>
            {
                await PlayMarketAsync(services.GetRequiredService<MarketReplay>(), display, stop);
                await floor.CloseAsync(display.Say, stop);
            });
        }
        catch (OperationCanceledException)
        {
            // What is left has its place in the account.
            return (true, null);
        }
        catch (FloorException exception)
        {
            return (false, exception.Message);
        }

        return (false, null);
    }

    private async Task PlayMarketAsync(MarketReplay market, IDisplay display, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sabotage = saboteur?.RunAsync((trades[^1].Time - trades[0].Time) / options.Speed.Factor!.Value, display.Say, ended.Token) ?? Task.CompletedTask;
        try
        {
            await market.PlayAsync(stop);
        }
        finally
        {
            // A server that was just killed is started again first.
            await ended.CancelAsync();
            await sabotage;
        }
    }

    /// <summary>Prints the account.</summary>
    /// <returns>Whether it is balanced.</returns>
    private bool Report(IServiceProvider services, SummaryFile? file, bool stopped, ChaosVerdict? verdict)
    {
        var played = services.GetRequiredService<MarketReplay>().Played;
        var snapshot = services.GetRequiredService<IHubMonitor>().Snapshot();
        var tiers = services.GetRequiredService<TierLatency>().Read();
        var summary = Summary.Of(played, snapshot, tiers, services.GetRequiredService<HealthLog>(), services.GetRequiredService<Scoreboard>().Read()) with
        {
            Stopped = stopped,
            Chaos = SummaryChaos.Of(verdict),
        };
        LedgerTable.Print(snapshot.Ledger, output, width);
        NotSentLines.Print(snapshot.Channels, services.GetRequiredService<Refusals>(), output);
        LatencyTable.Print(tiers, output);
        AgentLines.Print(summary.Agents, output);
        output.WriteLine(stopped ? $"trades: {played} of {trades.Count}; the run was stopped before its end" : $"trades: {played}");
        output.WriteLine(LedgerTable.Verdict(snapshot.Ledger));
        verdict?.Print(output);
        file?.Write(summary);
        return summary.Balanced;
    }
}
