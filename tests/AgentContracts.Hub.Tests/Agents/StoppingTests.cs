using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Agents;

/// <summary>An agent leaves and accounts for everything, also where its broker does not let it go.</summary>
public sealed class StoppingTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoppingTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Theory]
    [InlineData(Fault.ThrowsAtOnce)]
    [InlineData(Fault.Throws)]
    public async Task Everything_is_accounted_for_when_the_broker_fails(Fault fault)
    {
        var (hub, gate) = await StartAsync(fault);

        var stop = hub.StopAsync(Cancel);
        await _asked.Task.WaitAsync(Cancel);
        gate.Open();
        await stop.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Equal(1, hub.Row<Board, Reader>().Handled);
        AssertLeft(hub);
    }

    [Fact]
    public async Task Everything_is_accounted_for_when_the_broker_hangs()
    {
        var (hub, gate) = await StartAsync(Fault.Hangs);
        using var impatience = new CancellationTokenSource();
        await impatience.CancelAsync();

        var stop = hub.StopAsync(impatience.Token);
        await _asked.Task.WaitAsync(Cancel);
        gate.Open();
        await stop.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        AssertLeft(hub);
    }

    /// <summary>Nothing waits or runs any more, the agent is gone, and each failure was told once.</summary>
    private void AssertLeft(TestHub hub)
    {
        var row = hub.Row<Board, Reader>();
        Assert.Equal((5, 5, 0), (row.Received, row.Settled, row.InFlight));
        Assert.Equal((2, 2), (row.Dropped, row.Returned + row.Handled - 1));
        Assert.True(_transport.IsQuiet);
        Assert.Empty(hub.Agents.Instances);
        Assert.Equal(
            ["Agent reader: reader-* left, but could not let go of board.", "Agent reader: reader-* left, but could not let go of the stream board."],
            hub.Log.Of("LeavingFailed").Select(static text => System.Text.RegularExpressions.Regex.Replace(text, "reader-[0-9a-f]+", "reader-*")).Order(StringComparer.Ordinal));
        Assert.Equal(2, hub.Log.Of("AgentStopped").Count);
    }

    /// <summary>One message is being handled, two wait on the stream and two on pub/sub.</summary>
    private async Task<(TestHub Hub, Gate Gate)> StartAsync(Fault fault)
    {
        var hub = await _system.StartAsync(contracts => contracts
            .AddAgent<Reader>()
            .UseTransport(_ => new StickyTransport(new InProcessTransport(_transport.Broker, passByReference: false), fault, _asked)));
        var gate = _system.Script.Hold<Post>(static post => post.Number == 1);
        await hub.Sender.SendAsync(new Post(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        for (var number = 2; number <= 3; number++)
        {
            await hub.Sender.SendAsync(new Post(number), Cancel);
            await hub.Sender.SendAsync(new Flyer(number), Cancel);
        }

        await Eventually.TrueAsync(() => hub.Row<Board, Reader>() is { Queued: 4, Running: 1 });
        return (hub, gate);
    }

    /// <summary>What a subscription does when it should let go.</summary>
    public enum Fault
    {
        ThrowsAtOnce,
        Throws,
        Hangs,
    }

    private sealed class StickyTransport(ITransport inner, Fault fault, TaskCompletionSource asked) : DecoratedTransport(inner)
    {
        public override async ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken)
        {
            await base.ListenAsync(channel, sink, cancellationToken);
            return new StickySubscription(fault, asked);
        }

        public override async ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken)
        {
            await base.ConsumeAsync(consumer, sink, cancellationToken);
            return new StickySubscription(fault, asked);
        }
    }

    private sealed class StickySubscription(Fault fault, TaskCompletionSource asked) : ITransportSubscription
    {
        public ValueTask StopAsync()
        {
            asked.TrySetResult();
            return fault switch
            {
                Fault.ThrowsAtOnce => throw new TimeoutException("No answer."),
                Fault.Throws => ThrowAsync(),
                _ => new(new TaskCompletionSource().Task),
            };
        }

        public ValueTask DisposeAsync() => StopAsync();

        private static async ValueTask ThrowAsync()
        {
            await Task.Yield();
            throw new TimeoutException("No answer.");
        }
    }
}
