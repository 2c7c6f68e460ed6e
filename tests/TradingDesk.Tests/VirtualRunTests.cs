using System.Text.Json.Nodes;

namespace TradingDesk.Tests;

public sealed class VirtualRunTests(VirtualRun played) : IClassFixture<VirtualRun>
{
    public static readonly TheoryData<string> SeedMessages =
    [
        "hft_arbitrage_signal", "hft_market_making_signal", "fast_strategy_signal", "fast_risk_validation", "market_anomaly_alert",
        "supply_demand_imbalance", "intelligence_analysis", "strategy_optimization", "regime_change_warning", "system_health_alert",
    ];

    [Fact]
    public void Every_trade_is_played_and_every_message_is_accounted_for()
    {
        Assert.Equal(0, played.Run.ExitCode);
        Assert.Equal("balanced: yes", played.Run.Lines[^1]);
        Assert.Equal(1_000, (int)played.Summary["trades"]!);
        Assert.True((bool)played.Summary["balanced"]!);
        Assert.Empty(played.Run.Error);
    }

    [Theory]
    [MemberData(nameof(SeedMessages))]
    public void Every_message_of_the_seed_is_sent_and_handled(string message)
    {
        Assert.True((long)played.Summary["messages"]![message]!["sent"]! > 0);
        Assert.True((long)played.Summary["messages"]![message]!["handled"]! > 0);
    }

    [Fact]
    public async Task Playing_the_same_feed_again_gives_the_same_counts()
    {
        var (_, again) = await DeskRun.PlayAsync(1_000);

        Assert.Equal(played.Summary.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public void Nothing_is_lost_where_time_stands_still_while_agents_work()
    {
        foreach (var account in played.Summary["ledger"]!.AsArray())
        {
            foreach (var figure in (string[])["expired", "late", "dropped", "invalid", "dead_lettered", "returned", "in_flight", "unknown_type", "lost", "reordered"])
            {
                Assert.True((long)account![figure]! == 0, $"{account["channel"]} at {account["agent"]}: {figure} is {account[figure]}");
            }
        }
    }

    [Fact]
    public void Nothing_is_refused_where_nobody_is_busy()
    {
        var notSent = played.Summary["not_sent"]!.AsObject();

        Assert.Contains("hft_signals", notSent.Select(static channel => channel.Key));
        Assert.All(notSent, static channel => Assert.Equal(0, (long)channel.Value!));
    }

    [Fact]
    public void A_message_that_reaches_an_agent_over_two_channels_is_handled_once()
    {
        var alerts = Account("execution_alerts", "execution");

        Assert.True((long)alerts["duplicate"]! > 0);
        Assert.Equal((long)Message("fast_strategy_signal")["sent"]!, (long)Agent("risk_management")["approved"]! + (long)Agent("risk_management")["refused"]!);
    }

    [Fact]
    public void A_conditional_route_is_taken_only_when_its_condition_holds()
    {
        var severe = (long)Agent("strategy_engine")["severe_imbalances"]!;

        Assert.InRange(severe, 1, (long)Message("supply_demand_imbalance")["sent"]! - 1);
    }

    [Fact]
    public void Every_agent_on_an_emergency_channel_handles_the_drill_once()
    {
        foreach (var (agent, figures) in played.Summary["agents"]!.AsObject())
        {
            Assert.True((int)figures!["emergencies"]! == 1, agent);
        }

        Assert.Equal(5, played.Summary["agents"]!.AsObject().Count);
        Assert.Equal(5, (int)Agent("risk_management")["drill_answers"]!);
        Assert.Equal(1, (long)Message("system_health_alert")["sent"]!);
    }

    [Fact]
    public void Risk_management_has_heard_the_heart_of_every_agent() =>
        Assert.Equal("execution intelligence market_conditions risk_management strategy_engine", (string)Agent("risk_management")["agents_alive"]!);

    [Fact]
    public void Execution_risk_management_and_strategy_engine_know_of_the_same_fills()
    {
        var fills = (long)Message("fill_report")["sent"]!;

        Assert.Equal(fills, (long)Agent("risk_management")["fills_booked"]!);
        Assert.Equal(fills, (long)Agent("strategy_engine")["fills_seen"]!);
        Assert.Equal((decimal)Agent("execution")["position"]!, (decimal)Agent("risk_management")["position"]!);
        Assert.True((long)Agent("execution")["quotes_filled"]! > 0);
        Assert.True((long)Agent("execution")["strategy_trades"]! > 0);
        Assert.True((long)Agent("execution")["arbitrages"]! > 0);
    }

    [Fact]
    public void Latencies_are_told_for_every_channel_on_which_something_was_handled()
    {
        var handled = played.Summary["ledger"]!.AsArray().Where(static row => (long)row!["handled"]! > 0).Select(static row => (string)row!["channel"]!).Distinct();

        foreach (var channel in handled)
        {
            var latency = played.Summary["latency_ms"]![channel]!;
            Assert.True((double)latency["p50"]! <= (double)latency["p95"]! && (double)latency["p95"]! <= (double)latency["p99"]!);
        }
    }

    [Fact]
    public void Latencies_are_told_for_every_tier_in_the_summary_and_as_a_table()
    {
        foreach (var tier in (string[])["ultra_hft", "fast", "tactical", "strategic"])
        {
            var latency = played.Summary["tier_latency_ms"]![tier]!;
            Assert.True((double)latency["p50"]! <= (double)latency["p99"]!);
            Assert.Contains(played.Run.Lines, line => line.StartsWith($"| {tier}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_line_is_printed_for_each_second_of_the_feed()
    {
        var seconds = played.Run.Lines.Where(static line => line.Contains(" s | ", StringComparison.Ordinal) || line.EndsWith(" s", StringComparison.Ordinal)).ToList();

        Assert.InRange(seconds.Count, 140, 160);
        Assert.Contains(seconds, static line => line.Contains("hft_signals ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_shows_each_account_of_the_ledger_without_escape_codes()
    {
        Assert.DoesNotContain('\u001b', played.Run.Output);
        var table = played.Run.Lines.Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).ToList();
        foreach (var account in played.Summary["ledger"]!.AsArray())
        {
            var cells = table.Select(static line => line.Split('|', StringSplitOptions.TrimEntries)).Single(cells => cells[1] == (string)account!["channel"]! && cells[2] == (string)account["agent"]!);
            string[] figures = ["received", "handled", "late", "expired", "dropped", "invalid", "duplicate", "ignored", "unknown_type", "dead_lettered", "returned", "in_flight"];
            Assert.Equal(figures.Select(figure => account![figure]!.ToString()), cells[3..^1]);
        }
    }

    private JsonNode Message(string name) => played.Summary["messages"]![name]!;

    private JsonNode Agent(string id) => played.Summary["agents"]![id]!;

    private JsonNode Account(string channel, string agent) =>
        played.Summary["ledger"]!.AsArray().Single(row => (string)row!["channel"]! == channel && (string)row["agent"]! == agent)!;
}
