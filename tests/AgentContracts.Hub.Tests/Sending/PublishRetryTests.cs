using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Sending;

public sealed class PublishRetryTests
{
    private static readonly PublishResult Failed = PublishResult.Failed("the broker is away");
    private static readonly PublishResult Unknown = new(RouteStatus.Unknown, "no answer", IsTransient: true);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task What_the_broker_takes_is_sent_once()
    {
        var transport = new FailingTransport(_clock, PublishResult.Confirmed);

        Assert.Equal(PublishResult.Confirmed, await SendAsync(transport, Tier.Strategic));
        Assert.Equal(1, transport.Attempts);
    }

    [Fact]
    public async Task What_the_broker_refuses_is_not_sent_again()
    {
        var transport = new FailingTransport(_clock, PublishResult.Refused("too big"));

        Assert.Equal(PublishResult.Refused("too big"), await SendAsync(transport, Tier.Strategic));
        Assert.Equal(1, transport.Attempts);
    }

    [Theory]
    [InlineData(Tier.UltraHft, 1)]
    [InlineData(Tier.Fast, 2)]
    [InlineData(Tier.Tactical, 3)]
    [InlineData(Tier.Strategic, 4)]
    public async Task A_send_that_fails_is_tried_as_often_as_the_tier_allows(Tier tier, int attempts)
    {
        var transport = new FailingTransport(_clock, Failed);

        Assert.Equal(Failed, await SendAsync(transport, tier));
        Assert.Equal(attempts, transport.Attempts);
    }

    [Fact]
    public async Task A_send_that_fails_once_ends_well()
    {
        var transport = new FailingTransport(_clock, Failed, PublishResult.Confirmed);

        Assert.Equal(PublishResult.Confirmed, await SendAsync(transport, Tier.Fast));
        Assert.Equal(2, transport.Attempts);
    }

    [Fact]
    public async Task Only_what_may_have_arrived_says_that_it_is_sent_again()
    {
        var transport = new FailingTransport(_clock, Failed, Unknown, PublishResult.Confirmed);

        Assert.Equal(PublishResult.Confirmed, await SendAsync(transport, Tier.Strategic));
        Assert.Equal([false, false, true], transport.Frames.Select(static frame => frame.Header.Resent));
    }

    [Fact]
    public async Task What_may_have_arrived_stays_unknown_however_later_attempts_fail()
    {
        var transport = new FailingTransport(_clock, Unknown, Failed);

        var result = await SendAsync(transport, Tier.Tactical);

        Assert.Equal((RouteStatus.Unknown, Failed.Reason), (result.Status, result.Reason));
        Assert.Equal(3, transport.Attempts);
    }

    [Fact]
    public async Task Retries_wait_on_the_broker_s_clock()
    {
        var transport = new FailingTransport(_clock, Failed, PublishResult.Confirmed);

        var send = BeginAsync(transport, Tier.Strategic, TimeSpan.FromMinutes(5));

        Assert.False(send.IsCompleted);
        Assert.Equal(1, transport.Attempts);
        await ElapseUntilAsync(send);
        Assert.Equal(PublishResult.Confirmed, await send);
    }

    [Fact]
    public async Task A_send_is_not_tried_again_after_its_deadline()
    {
        var transport = new FailingTransport(_clock, Failed);
        var deadline = _clock.GetUtcNow() + TimeSpan.FromMilliseconds(1);

        var send = BeginAsync(transport, Tier.Strategic, TimeSpan.FromMilliseconds(1));
        await ElapseUntilAsync(send);

        Assert.Equal(Failed, await send);
        Assert.Equal(1, transport.Attempts);
        Assert.True(_clock.GetUtcNow() > deadline);
    }

    [Fact]
    public async Task A_sender_that_gives_up_ends_its_retries()
    {
        var transport = new FailingTransport(_clock, Failed);
        using var impatience = new CancellationTokenSource();

        var send = BeginAsync(transport, Tier.Strategic, TimeSpan.FromMinutes(5), impatience);
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Equal(1, transport.Attempts);
    }

    private async Task<PublishResult> SendAsync(FailingTransport transport, Tier tier)
    {
        var send = BeginAsync(transport, tier, TimeSpan.FromMinutes(5));
        await ElapseUntilAsync(send);
        return await send;
    }

    private Task<PublishResult> BeginAsync(FailingTransport transport, Tier tier, TimeSpan patience, CancellationTokenSource? impatience = null)
    {
        var route = new RouteStep(ContractOf.Channel<Jobs>(), QualityOfService.For(tier));
        var header = new MessageHeader
        {
            MessageType = "job",
            MessageId = MessageId.Next(),
            SourceAgent = "sender",
            Priority = Priority.Medium,
            Timestamp = _clock.GetUtcNow().ToUnixMicroseconds(),
        };
        return new PublishRetry(transport)
            .RunAsync(route.Quality, _clock.GetUtcNow() + patience, route, new Frame<Job>(header, new Job(1)), impatience?.Token ?? CancellationToken.None)
            .AsTask();
    }

    private async Task ElapseUntilAsync(Task send)
    {
        while (!send.IsCompleted)
        {
            _clock.ElapseToNextTimer();
            await Task.Yield();
        }
    }
}
