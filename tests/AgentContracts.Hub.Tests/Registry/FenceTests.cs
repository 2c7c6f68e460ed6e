using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>Nothing is done for an exclusive agent once its lease may have ended, however long ago it was begun.</summary>
public sealed class FenceTests
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ManualClock _clock = new();
    private readonly SpoiledTransport _transport;
    private readonly Fence _fence;
    private readonly FenceBook _fences = new();

    public FenceTests()
    {
        _transport = new SpoiledTransport(new InProcessTransport(new InProcessBroker(_clock)));
        _fence = new Fence(_transport, 1, _clock.GetUtcNow() + LeaseTime);
        _fences.Add("captain", _fence);
    }

    [Fact]
    public void It_is_held_shorter_by_what_the_clock_may_be_off()
    {
        _transport.ErrorBound = TimeSpan.FromSeconds(1);

        _clock.Advance(LeaseTime - TimeSpan.FromMilliseconds(1001));
        Assert.True(_fence.IsHeld);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(_fence.IsHeld);

        _fence.Extend(_clock.GetUtcNow() + LeaseTime);
        Assert.True(_fence.IsHeld);
        _transport.ErrorBound = TimeSpan.MaxValue;
        Assert.True(_fence.IsHeld);
        _fence.Lose();
        Assert.False(_fence.IsHeld);
    }

    [Fact]
    public async Task No_attempt_is_made_once_the_lease_has_ended()
    {
        var failing = new FailingTransport(_clock, PublishResult.Failed("the broker is away"));
        var sending = SendAsync(failing);
        _clock.Advance(LeaseTime);
        while (!sending.IsCompleted)
        {
            _clock.ElapseToNextTimer();
            await Task.Yield();
        }

        Assert.Equal(FenceBook.Explain(_fence), (await sending).Reason);
        Assert.Equal(1, failing.Attempts);
    }

    [Fact]
    public async Task Room_is_waited_for_as_long_as_the_lease_runs_and_on_where_it_was_renewed()
    {
        var full = new FullTransport(new InProcessTransport(new InProcessBroker(_clock)));
        full.Asked = () =>
        {
            if (full.Until.Count < 3)
            {
                _fence.Extend(_clock.GetUtcNow() + (LeaseTime * 2));
            }

            _clock.Advance(LeaseTime);
        };

        var result = await SendAsync(full);

        var began = full.Until[0] - LeaseTime;
        Assert.Equal([LeaseTime, LeaseTime * 2, LeaseTime * 3], full.Until.Select(until => until - began));
        Assert.Equal(FenceBook.Explain(_fence), result.Reason);
    }

    [Fact]
    public async Task A_sign_of_life_needs_no_lease()
    {
        _fence.Lose();
        var header = Header() with { MessageType = MessageInfo.Of<AgentHeartbeat>().Name };

        var result = await new PublishRetry(_transport, _fences).HandOverAsync(
            new RouteStep(ContractOf.Channel<Ticks>(), QualityOfService.For(Tier.UltraHft)), new Frame<Job>(header, new Job(1)), _clock.GetUtcNow(), CancellationToken.None);

        Assert.Equal(RouteStatus.NoReceivers, result.Status);
    }

    private Task<PublishResult> SendAsync(ITransport transport)
    {
        var route = new RouteStep(ContractOf.Channel<Jobs>(), QualityOfService.For(Tier.Strategic));
        return new PublishRetry(transport, _fences).RunAsync(route.Quality, _clock.GetUtcNow() + Patience, route, new Frame<Job>(Header(), new Job(1)), CancellationToken.None).AsTask();
    }

    private MessageHeader Header() => new()
    {
        MessageType = "job",
        MessageId = MessageId.Next(),
        SourceAgent = "captain",
        Priority = Priority.Medium,
        Timestamp = _clock.GetUtcNow().ToUnixMicroseconds(),
    };

    private sealed class FullTransport(ITransport inner) : DecoratedTransport(inner)
    {
        public List<DateTimeOffset> Until { get; } = [];

        public Action? Asked { get; set; }

        public override ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
        {
            Until.Add(admission.GiveUpAt);
            Asked?.Invoke();
            return ValueTask.FromResult(PublishResult.Refused("it is full"));
        }
    }
}
