using System.Collections.Concurrent;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Receiving;

/// <summary>How a copy is judged by what its transport says of it and of its own clock.</summary>
public sealed class JudgementTests : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(200);

    private readonly SettledCopies _settled = new();
    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public JudgementTests() => _system = new TestSystem(_transport);

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Theory]
    [InlineData(29_700, true)]
    [InlineData(29_900, false)]
    public async Task What_may_be_over_its_age_is_not_handled(int age, bool isHandled)
    {
        var hub = await StartAsync<Reader>();

        await SendAsync<Board>("post", TimeSpan.FromMilliseconds(age));

        await Eventually.TrueAsync(() => hub.Row<Board, Reader>().Settled == 1);
        Assert.Equal(isHandled ? new Figures(Received: 1, Handled: 1) : new Figures(Received: 1, Expired: 1), Figures.Of(hub.Row<Board, Reader>()));
    }

    [Theory]
    [InlineData(400, 0)]
    [InlineData(600, 1)]
    public async Task What_is_delivered_late_says_so_only_when_it_is(int age, int late)
    {
        var hub = await StartAsync<Planner>();

        await SendAsync<Plans>("plan", TimeSpan.FromMilliseconds(age));

        await Eventually.TrueAsync(() => hub.Row<Plans, Planner>().Settled == 1);
        Assert.Equal(new Figures(Received: 1, Handled: 1, Late: late), Figures.Of(hub.Row<Plans, Planner>()));
    }

    [Theory]
    [InlineData(29_700, true)]
    [InlineData(29_900, false)]
    public async Task What_may_be_over_its_age_is_not_held_for_another_try(int age, bool isHeld)
    {
        var hub = await StartAsync<Reader>();
        _system.Script.When<Post>(async (_, _) =>
        {
            await _transport.ElapseAsync(TimeSpan.FromMilliseconds(age));
            throw new ScriptedException();
        });

        await SendAsync<Board>("post", TimeSpan.Zero);

        await Eventually.TrueAsync(() => hub.Row<Board, Reader>() is { Running: 0 } row && row.Retrying + row.DeadLettered == 1);
        Assert.Equal(isHeld ? 1 : 0, hub.Row<Board, Reader>().Retrying);
    }

    [Theory]
    [InlineData(29_700, 2)]
    [InlineData(29_900, 1)]
    public async Task What_may_be_over_its_age_when_its_turn_comes_again_is_not_tried(int age, int attempts)
    {
        var hub = await StartAsync<Reader>();
        _system.Script.Fail<Post>();
        await SendAsync<Board>("post", TimeSpan.Zero);
        await Eventually.TrueAsync(() => hub.Row<Board, Reader>() is { Running: 0, Retrying: 1 } && _transport.IsQuiet);

        await _transport.ElapseAsync(TimeSpan.FromMilliseconds(age));

        await Eventually.TrueAsync(() => _transport.IsQuiet && hub.Row<Board, Reader>() is { Running: 0, Queued: 0 } row && _system.Script.Performances.Count + row.DeadLettered == 2);
        Assert.Equal(attempts, _system.Script.Performances.Count);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task A_message_that_was_handed_out_again_and_again_and_never_finished_is_given_up(int deliveries, bool isHandled)
    {
        var hub = await StartAsync<Reader>();
        var frame = new ForeignFrame { Type = "post", SentAt = _transport.Clock.GetUtcNow() };

        await AppendAsync<Board>(new DeliveredFrame { Bytes = frame.ToBytes(), Deliveries = deliveries });

        await Eventually.TrueAsync(() => hub.Row<Board, Reader>().Settled == 1);
        Assert.Equal(isHandled ? 1 : 0, _system.Script.Performances.Count);
        if (!isHandled)
        {
            var letter = Assert.Single(await hub.DeadLettersAsync<Board>());
            Assert.Equal((DeadLetterReason.Attempts, "it was handed out 6 times and never finished", 0), (letter.Reason, letter.Detail, letter.Attempts));
            Assert.Equal(frame.Id, letter.MessageId?.ToString());
            Assert.Contains("Attempts", Assert.Single(hub.Log.Of("DeadLettered")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_copy_of_which_nothing_is_known_was_handed_out_once() => Assert.Equal(1, default(DeliveredFrame).Deliveries);

    [Fact]
    public async Task Who_watches_is_told_by_how_much_the_age_that_was_judged_may_be_off()
    {
        await StartAsync<Reader>();

        await SendAsync<Board>("post", TimeSpan.Zero);

        await Eventually.TrueAsync(() => _settled.All.Count > 0);
        Assert.Equal(Bound, Assert.Single(_settled.All).AgeError);
    }

    private Task<TestHub> StartAsync<TAgent>() where TAgent : class, IAgent<TAgent> => _system.StartAsync(contracts =>
    {
        contracts.Services.AddSingleton<IDeliveryObserver>(_settled);
        contracts.AddAgent<TAgent>().UseTransport(_ => new ImpreciseTransport(new InProcessTransport(_transport.Broker, passByReference: false)));
    });

    private ValueTask SendAsync<TChannel>(string type, TimeSpan age) where TChannel : IChannel<TChannel> =>
        AppendAsync<TChannel>(new DeliveredFrame { Bytes = new ForeignFrame { Type = type, SentAt = _transport.Clock.GetUtcNow() - age }.ToBytes() });

    private async ValueTask AppendAsync<TChannel>(DeliveredFrame delivery) where TChannel : IChannel<TChannel>
    {
        var admission = new StreamAdmission(int.MaxValue, Overflow.Reject, DateTimeOffset.MaxValue, TimeSpan.MaxValue);
        await _transport.Broker.Stream(TChannel.Info.Name).AppendAsync(delivery, admission, new TransportContext(), CancellationToken.None);
    }

    private sealed class ImpreciseTransport(ITransport inner) : DecoratedTransport(inner)
    {
        public override TimeSpan ClockErrorBound => Bound;
    }

    private sealed class SettledCopies : IDeliveryObserver
    {
        private readonly ConcurrentQueue<SettledCopy> _all = new();

        public IReadOnlyCollection<SettledCopy> All => _all;

        public void Settled(in SettledCopy copy) => _all.Enqueue(copy);

        public void Sent(in SentRoute route)
        {
            // Not what is looked at.
        }

        public void Received(MessageId id, string channel, string instance)
        {
            // Not what is looked at.
        }
    }
}
