using AgentContracts;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk.Tests.Report;

public sealed class NotSentLinesTests
{
    private static readonly ChannelSnapshot[] Channels =
    [
        new("fast_signals", 5, 0, 0, 0, 0, 0),
        new("hft_signals", 5, 0, 0, 0, 0, 0) { NotSent = 44 },
        new("market_anomalies", 5, 0, 0, 0, 0, 0) { NotSent = 1 },
    ];

    private readonly Refusals _refusals = new();

    [Fact]
    public void Each_channel_that_lacks_something_is_a_line_with_the_last_reason()
    {
        Note("hft_signals", PublishResult.Failed("first"));
        Note("hft_signals", new PublishResult(RouteStatus.Unknown, "second\nline", IsTransient: true));
        Note("hft_signals", PublishResult.Confirmed);
        Note("fast_signals", PublishResult.Refused("never shown"));
        using var output = new StringWriter();

        NotSentLines.Print(Channels, _refusals, output);

        Assert.Equal("not sent: hft_signals 44 (second line)\nnot sent: market_anomalies 1\n", output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void In_one_line_the_reasons_are_left_out_and_nothing_is_said_of_nothing()
    {
        Assert.Equal("not sent: hft_signals 44, market_anomalies 1", NotSentLines.Text(Channels));
        Assert.Null(NotSentLines.Text([Channels[0]]));
    }

    private void Note(string channel, PublishResult result) => _refusals.Sent(new SentRoute(default, "message", channel, Delivery.AtMostOnce, result));
}
