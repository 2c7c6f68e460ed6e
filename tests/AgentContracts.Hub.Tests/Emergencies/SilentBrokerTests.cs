using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Emergencies;

/// <summary>An emergency is published whatever else the broker does not answer, and who joins meanwhile does not miss it.</summary>
public sealed class SilentBrokerTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SpoiledTransport _spoiled = null!;
    private TestHub _hub = null!;

    public SilentBrokerTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _answer.TrySetResult();
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task It_is_heard_while_neither_the_latch_nor_the_registry_answers()
    {
        await StartAsync();
        _spoiled.Board.Latching = () => new ValueTask(_answer.Task);
        _spoiled.Spoiled.Reading = () => _answer.Task;

        var broadcast = _hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 1);

        Assert.False(broadcast.IsCompleted);
        await ElapseUntilAsync(broadcast);
        Assert.Equal(RollCallAnswer.Acknowledged, Assert.Single((await broadcast).Entries).Answer);
    }

    [Fact]
    public async Task It_waits_for_its_answers_to_be_listened_for_no_longer_than_a_quarter_of_a_second_and_misses_none()
    {
        await StartAsync();
        _spoiled.Board.Listening = () => new ValueTask(_answer.Task);

        var broadcast = _hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await _transport.ElapseAsync(TimeSpan.FromMilliseconds(250));
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 1);
        Assert.False(broadcast.IsCompleted);

        _answer.SetResult();
        await ElapseUntilAsync(broadcast);
        Assert.Equal(RollCallAnswer.Acknowledged, Assert.Single((await broadcast).Entries).Answer);
        Assert.Empty(_hub.Log.Of("RollCallDeaf"));
    }

    [Fact]
    public async Task A_roll_call_whose_answers_are_never_listened_for_ends_all_the_same()
    {
        await StartAsync();
        _spoiled.Board.Listening = () => new ValueTask(_answer.Task);

        var broadcast = _hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await ElapseUntilAsync(broadcast);

        Assert.Equal(RollCallAnswer.Silent, Assert.Single((await broadcast).Entries).Answer);
        Assert.Single(_system.Script.Handled);
    }

    [Fact]
    public async Task A_send_does_not_wait_for_a_latch_that_does_not_answer()
    {
        await StartAsync();
        _spoiled.Board.Latching = () => new ValueTask(_answer.Task);

        var send = _hub.Sender.SendAsync(new Alarm(1), Cancel).AsTask();
        await ElapseUntilAsync(send);

        await send;
        Assert.Single(_system.Script.Handled);
    }

    [Fact]
    public async Task Who_joins_before_a_slow_latch_is_there_hears_it_then()
    {
        await StartAsync();
        _spoiled.Board.Latching = () => new ValueTask(_answer.Task);
        await ElapseUntilAsync(_hub.Sender.SendAsync(new Alarm(1), Cancel).AsTask());
        await _hub.Agents.AddAsync<Guard>(Cancel);
        await Eventually.TrueAsync(() => _transport.IsQuiet);
        Assert.Single(_system.Script.Handled);

        _answer.SetResult();

        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 2);
        Assert.Equal([1, 2], _system.Script.Handled.Select(static performance => performance.Actor.Number));
        Assert.Single(await _spoiled.Emergencies.ReadLatchedAsync(Cancel));
    }

    [Fact]
    public async Task One_that_is_latched_in_time_is_published_once()
    {
        await StartAsync();

        await _hub.Sender.SendAsync(new Alarm(1), Cancel);

        Assert.Equal(1, _hub.Row("contracts:emergency", "guard").Received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_is_published_before_the_latch_answers_is_published_once_more_whatever_the_answer(bool isLatched)
    {
        await StartAsync();
        _spoiled.Board.Latching = async () =>
        {
            await _answer.Task;
            if (!isLatched)
            {
                throw new TimeoutException("It does not answer.");
            }
        };

        var send = _hub.Sender.SendAsync(new Alarm(1), Cancel).AsTask();
        await Eventually.TrueAsync(() => _hub.Row("contracts:emergency", "guard").Received == 1);
        _answer.SetResult();
        await send;

        await Eventually.TrueAsync(() => _hub.Row("contracts:emergency", "guard") is { Handled: 1, Duplicate: 1 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_it_could_not_be_published_once_more_is_logged(bool throws)
    {
        await StartAsync();
        var published = 0;
        _spoiled.Board.Latching = () => new ValueTask(_answer.Task);
        _spoiled.Publishing = (channel, _) => channel != EmergencyLane.Channel || published++ == 0
            ? null
            : throws ? throw new TimeoutException("the broker is away") : new(PublishResult.Failed("the broker is away"));

        var send = _hub.Sender.SendAsync(new Alarm(1), Cancel).AsTask();
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 1);
        _answer.SetResult();
        await send;

        Assert.EndsWith("may have missed it. the broker is away", Assert.Single(_hub.Log.Of("NotPublishedAgain")), StringComparison.Ordinal);
        Assert.Empty(_hub.Log.Of("NotRepeated"));
    }

    [Fact]
    public async Task A_latch_that_failed_is_tried_again_with_the_repetitions_until_it_succeeds()
    {
        await StartAsync();
        _system.Script.Hold<Alarm>();
        var attempts = 0;
        _spoiled.Board.Latching = () => ++attempts <= 2 ? throw new TimeoutException("It does not answer.") : default;

        var broadcast = _hub.Sender.BroadcastEmergencyAsync(new Alarm(1), Cancel).AsTask();
        await ElapseUntilAsync(broadcast);

        var roll = await broadcast;
        Assert.Equal(roll.MessageId, Assert.Single(await _spoiled.Emergencies.ReadLatchedAsync(Cancel)).Id);
        Assert.Equal(3, attempts);
        Assert.Equal(2, _hub.Log.Of("NotLatched").Count);
    }

    [Fact]
    public async Task One_that_cannot_be_latched_is_heard_and_logged()
    {
        await StartAsync();
        _spoiled.Board.Latching = static () => throw new TimeoutException("It does not answer.");

        await _hub.Sender.SendAsync(new Alarm(1), Cancel);

        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 1);
        Assert.Single(_hub.Log.Of("NotLatched"));
    }

    private Task ElapseUntilAsync(Task task) => Eventually.TrueAsync(() =>
    {
        _ = _transport.ElapseAsync(TimeSpan.FromMilliseconds(10));
        return task.IsCompleted;
    });

    private async Task StartAsync() => _hub = await _system.StartAsync(contracts => contracts
        .AddAgent<Guard>()
        .UseTransport(_ => _spoiled = new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false))));
}
