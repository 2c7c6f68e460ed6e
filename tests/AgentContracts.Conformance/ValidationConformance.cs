using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Conformance;

/// <summary>What breaks a rule is neither sent nor handled.</summary>
public abstract class ValidationConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task Sending_what_breaks_rules_names_every_violation_and_sends_nothing()
    {
        var hub = await StartAsync<Worker>();

        var refused = await Assert.ThrowsAsync<MessageValidationException>(async () => await hub.Sender.SendAsync(new Order(1, "TOOLONG", 99), Cancel));
        await Assert.ThrowsAsync<MessageValidationException>(async () => _ = await hub.Sender.TrySendAsync(new Order(1, "TOOLONG", 99), Cancel));
        await hub.Sender.SendAsync(new Order(2, "BTC", 1), Cancel);

        Assert.Equal("order", refused.MessageName);
        Assert.Equal(["Quantity", "Symbol"], refused.Violations.Select(static violation => violation.Member).Order());
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.Equal([2], Script.Numbers);
        Assert.Equal(1, Row<Jobs, Worker>().Received);
        Assert.Equal(1, Assert.Single(hub.Snapshot.Messages).Sent);
    }

    [Theory]
    [InlineData("\"number\": 1, \"symbol\": \"TOOLONG\", \"quantity\": 5", "Symbol")]
    [InlineData("\"number\": 1, \"symbol\": \"BTC\", \"quantity\": 11", "Quantity")]
    [InlineData("\"number\": 1, \"symbol\": null, \"quantity\": 5", "Symbol")]
    [InlineData("\"number\": 1, \"symbol\": \"BTC\"", "quantity")]
    [InlineData("\"number\": 1, \"symbol\": \"BTC\", \"quantity\": \"five\"", "quantity")]
    public async Task What_arrives_and_breaks_a_rule_is_kept_with_the_reason(string members, string member)
    {
        var hub = await StartAsync<Worker>();
        var frame = new ForeignFrame { Type = "order", SentAt = Clock.GetUtcNow(), Members = members };

        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, frame.ToBytes());

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Invalid: 1, InFlight: 0 });
        var letter = Assert.Single(await hub.DeadLettersAsync<Jobs>());
        Assert.Equal((DeadLetterReason.Invalid, "order", frame.Id), (letter.Reason, letter.MessageType, letter.MessageId.ToString()));
        Assert.Contains(member, letter.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(frame.ToBytes(), letter.Bytes.ToArray());
        Assert.Empty(Script.Performances);
        Assert.Equal(new Figures(Received: 1, Invalid: 1), Figures.Of(Row<Jobs, Worker>()));
        await Eventually.TrueAsync(() => hub.Log.Of("Invalid").Count == 1);
    }

    [Fact]
    public async Task What_is_invalid_is_finished_on_its_stream()
    {
        var first = await StartAsync<Worker>();
        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, new ForeignFrame { Type = "order", SentAt = Clock.GetUtcNow() }.ToBytes());
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Invalid == 1);
        await first.StopAsync(Cancel);

        var second = await StartAsync<Worker>();
        await second.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.Equal(1, second.Row<Jobs, Worker>().Received);
    }

    [Fact]
    public async Task A_message_that_is_longer_than_a_frame_may_be_is_not_sent()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Foreman>().Configure(static options => options.MaxFrameBytes = 1_024));
        var tooLong = new Basket(1, [new string('x', 1_024)]);

        var error = await Assert.ThrowsAsync<MessageNotSentException>(async () => await hub.Sender.SendAsync(tooLong, Cancel));
        await hub.Sender.SendAsync(new Basket(2, ["x"]), Cancel);

        Assert.All(error.Receipt.Routes, static route => Assert.Contains("more than the 1024 that HubOptions.MaxFrameBytes allows", route.Reason, StringComparison.Ordinal));
        await Eventually.TrueAsync(() => Script.Numbers is [2]);
    }
}
