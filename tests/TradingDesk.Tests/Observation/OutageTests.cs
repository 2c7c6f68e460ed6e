using AgentContracts;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Time.Testing;
using TradingDesk.Observation;

namespace TradingDesk.Tests.Observation;

public sealed class OutageTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Outage _outage;

    public OutageTests() => _outage = new(_clock);

    [Fact]
    public void It_lasts_from_the_first_send_that_failed_to_the_first_that_was_taken()
    {
        Assert.Null(_outage.Age);

        Note(PublishResult.Failed("there is no connection"));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Note(new PublishResult(RouteStatus.Unknown, "no answer", IsTransient: true));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(3), _outage.Age);

        Note(PublishResult.NoReceivers);
        Assert.Null(_outage.Age);
    }

    [Fact]
    public void A_refusal_is_no_outage()
    {
        Note(PublishResult.Refused("the stream is full"));

        Assert.Null(_outage.Age);
    }

    private void Note(PublishResult result) => _outage.Sent(new SentRoute(default, "message", "channel", Delivery.AtMostOnce, result));
}
