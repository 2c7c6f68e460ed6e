using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using TradingDesk.Floor;

namespace TradingDesk.Tests.Floor;

public sealed class StreamFlowTests
{
    private readonly StreamFlow _flow = new();

    [Theory]
    [InlineData("fast_signals", 2)]
    [InlineData("intelligence_alerts", 2)]
    [InlineData("risk_management_alerts", 1)]
    [InlineData("tactical_signals", 2)]
    public void A_confirmed_message_is_owed_to_each_agent_that_hears_the_channel_or_what_it_stands_in_for(string channel, int agents)
    {
        Send("fill_report", channel);

        Assert.Equal((agents, 1), (_flow.Owed, _flow.Events));
    }

    [Fact]
    public void Nothing_is_owed_for_pub_sub_or_for_what_was_not_confirmed()
    {
        Send("fill_report", "fast_signals", Delivery.AtMostOnce);
        Send("fill_report", "fast_signals", status: RouteStatus.Rejected);
        Send("fill_report", "fast_signals", status: RouteStatus.Unknown);

        Assert.Equal((0, 3), (_flow.Owed, _flow.Events));
    }

    [Fact]
    public void A_copy_from_a_stream_is_done_with_unless_it_was_returned()
    {
        Settle("fill_report", Delivery.AtLeastOnce, Outcome.Handled);
        Settle("fill_report", Delivery.AtLeastOnce, Outcome.Duplicate);
        Settle("fill_report", Delivery.AtLeastOnce, Outcome.Returned);
        Settle("fill_report", Delivery.AtMostOnce, Outcome.Handled);

        Assert.Equal((2, 4), (_flow.Done, _flow.Events));
    }

    [Fact]
    public void Heartbeats_and_reports_do_not_count()
    {
        Send("agent_heartbeat", "agent_status");
        Settle("floor_report", Delivery.AtMostOnce, Outcome.Handled);

        Assert.Equal((0, 0, 0), (_flow.Owed, _flow.Done, _flow.Events));
    }

    private void Send(string type, string channel, Delivery delivery = Delivery.AtLeastOnce, RouteStatus status = RouteStatus.Confirmed) =>
        _flow.Sent(new SentRoute(MessageId.Next(), type, channel, delivery, new PublishResult(status)));

    private void Settle(string type, Delivery delivery, Outcome outcome) =>
        _flow.Settled(new SettledCopy(MessageId.Next(), type, "fast_signals", delivery, "execution", "execution-1", outcome, null));
}
