using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.InProcess;

/// <summary>A message whose bytes are more than the hub allows is rejected before it is sent.</summary>
public sealed class FrameLimitTests
{
    private static readonly Basket Message = new(1, [new string('x', 1_024)]);

    [Theory]
    [InlineData(0, RouteStatus.Confirmed)]
    [InlineData(-1, RouteStatus.Rejected)]
    public async Task The_limit_is_the_longest_frame_that_goes(int beside, RouteStatus status)
    {
        await using var transport = new InProcessUnderTest(passByReference: true);
        await using var system = new TestSystem(transport);
        var length = await LengthAsync(system, transport);
        var hub = await system.StartAsync(contracts => contracts.AddAgent<Foreman>().Configure(options => options.MaxFrameBytes = length + beside));

        var receipt = await hub.Sender.TrySendAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal(status, receipt.Routes[0].Status);
        if (status == RouteStatus.Rejected)
        {
            Assert.Equal($"the frame has {length} bytes, more than the {length - 1} that HubOptions.MaxFrameBytes allows", receipt.Routes[0].Reason);
            await Assert.ThrowsAsync<MessageNotSentException>(async () => await hub.Sender.SendAsync(Message, TestContext.Current.CancellationToken));
            Assert.Equal(0, hub.Row<Jobs, Foreman>().Received);
        }
    }

    [Fact]
    public async Task What_travels_as_an_object_has_no_length()
    {
        await using var transport = new InProcessUnderTest(passByReference: true);
        await using var system = new TestSystem(transport);
        var hub = await system.StartAsync(static contracts => contracts.AddAgent<Scribe>().Configure(static options => options.MaxFrameBytes = 1_024));

        var receipt = await hub.As<Scribe>().TrySendAsync(new Scroll(new string('x', 2_000)), TestContext.Current.CancellationToken);

        Assert.Equal(RouteStatus.NoReceivers, receipt.Routes[0].Status);
    }

    /// <summary>How long the message's frame is: all headers of a hub are equally long.</summary>
    private static async Task<int> LengthAsync(TestSystem system, InProcessUnderTest transport)
    {
        var sink = new RecordedSink();
        await using var subscription = transport.Broker.Stream(ContractOf.Channel<Jobs>().Name).Consume("measure", sink);
        var hub = await system.StartAsync(static _ => { });
        await hub.Sender.SendAsync(Message, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => sink.Lengths.Count == 1);
        return sink.Lengths[0];
    }

    private sealed class RecordedSink : IDeliverySink
    {
        public List<int> Lengths { get; } = [];

        public ValueTask AcceptAsync(DeliveredFrame delivery)
        {
            Lengths.Add(delivery.Bytes.Length);
            return ValueTask.CompletedTask;
        }

        public bool MakeRoom() => false;

        public void Evicted(DeliveredFrame delivery)
        {
        }

        public void Tail(string sender, long last, ReadOnlySpan<long> refused)
        {
        }
    }
}
