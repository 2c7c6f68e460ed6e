using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using TradingDesk.Observation;

namespace TradingDesk.Tests.Observation;

public sealed class JournalTests
{
    [Fact]
    public void Each_route_and_each_outcome_is_one_line()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("journal.jsonl", "what was there before\nand more\n");
        var id = MessageId.Next();

        using (var journal = Journal.Open(path))
        {
            journal.Sent(new SentRoute(id, "fill_report", "strategy_engine_alerts", Delivery.AtLeastOnce, PublishResult.Confirmed));
            journal.Sent(new SentRoute(id, "fill_report", "risk_management_alerts", Delivery.AtLeastOnce, PublishResult.Refused("full")));
            journal.Received(id, "strategy_engine_alerts", "strategy_engine-1");
            journal.Settled(new SettledCopy(id, "fill_report", "strategy_engine_alerts", Delivery.AtLeastOnce, "strategy_engine", "strategy_engine-1", Outcome.Handled, TimeSpan.FromMilliseconds(1.5)));
            journal.Settled(new SettledCopy(default, null, "hft_signals", Delivery.AtMostOnce, "execution", "execution-1", Outcome.UnknownType, null));
        }

        Assert.Equal(
            [
                $$"""{"id":"{{id}}","type":"fill_report","channel":"strategy_engine_alerts","delivery":"at_least_once","status":"confirmed"}""",
                $$"""{"id":"{{id}}","type":"fill_report","channel":"risk_management_alerts","delivery":"at_least_once","status":"rejected","reason":"full"}""",
                $$"""{"id":"{{id}}","type":"fill_report","channel":"strategy_engine_alerts","delivery":"at_least_once","agent":"strategy_engine","instance":"strategy_engine-1","outcome":"handled","age_ms":1.5}""",
                $$"""{"id":"{{default(MessageId)}}","channel":"hft_signals","delivery":"at_most_once","agent":"execution","instance":"execution-1","outcome":"unknown_type"}""",
            ],
            File.ReadAllLines(path));
    }

    [Fact]
    public void A_line_is_in_the_file_as_soon_as_it_is_written()
    {
        using var folder = new TemporaryFolder();
        using var journal = Journal.Open(folder.PathOf("journal.jsonl"));

        journal.Sent(new SentRoute(MessageId.Next(), "fill_report", "strategy_engine_alerts", Delivery.AtLeastOnce, PublishResult.Confirmed));

        using var reader = new StreamReader(new FileStream(folder.PathOf("journal.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.EndsWith("}\n", reader.ReadToEnd(), StringComparison.Ordinal);
    }
}
