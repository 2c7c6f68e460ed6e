using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk.Tests.Observation;

public sealed class TierLatencyTests
{
    private readonly TierLatency _latency = new();

    [Fact]
    public void Ages_are_gathered_by_tier_over_all_channels()
    {
        Settle("fill_report", "strategy_engine_alerts", TimeSpan.FromMicroseconds(10));
        Settle("fast_strategy_signal", "fast_signals", TimeSpan.FromMicroseconds(30));
        Settle("hft_arbitrage_signal", "execution_alerts", TimeSpan.FromMicroseconds(20));

        Assert.Equal(
            [
                new(Tier.UltraHft, 1, TimeSpan.FromMicroseconds(20), TimeSpan.FromMicroseconds(20), TimeSpan.FromMicroseconds(20)),
                new TierFigures(Tier.Fast, 2, TimeSpan.FromMicroseconds(10), TimeSpan.FromMicroseconds(30), TimeSpan.FromMicroseconds(30)),
            ],
            _latency.Read());
    }

    [Fact]
    public void Copies_without_a_handler_and_messages_of_the_hub_itself_do_not_count()
    {
        Settle("fill_report", "strategy_engine_alerts", null);
        Settle("agent_heartbeat", "agent_status", TimeSpan.FromMicroseconds(10));

        Assert.Empty(_latency.Read());
    }

    [Fact]
    public void The_table_names_the_tiers_as_the_wire_does()
    {
        Settle("hft_arbitrage_signal", "hft_signals", TimeSpan.FromMicroseconds(20));
        Settle("regime_change_warning", "strategic_signals", TimeSpan.FromSeconds(2));
        using var output = new StringWriter();

        LatencyTable.Print(_latency.Read(), output);

        Assert.Equal(
            [
                "| tier      | handlers |  p50 |  p99 |",
                "| --------- | -------: | ---: | ---: |",
                "| ultra_hft |        1 | 20µs | 20µs |",
                "| strategic |        1 | 2.0s | 2.0s |",
            ],
            output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Settle(string type, string channel, TimeSpan? age) =>
        _latency.Settled(new SettledCopy(MessageId.Next(), type, channel, Delivery.AtLeastOnce, "agent", "agent-1", Outcome.Handled, age));
}
