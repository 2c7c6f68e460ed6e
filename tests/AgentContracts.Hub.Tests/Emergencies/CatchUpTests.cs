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

/// <summary>Who has missed an emergency hears it, also where the latch cannot be read at first.</summary>
public sealed class CatchUpTests : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;
    private SpoiledTransport _spoiled = null!;

    public CatchUpTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task Who_joins_while_the_latch_cannot_be_read_hears_it_with_a_later_beat()
    {
        var hub = await StartAsync(static _ => { });
        await hub.Sender.SendAsync(new Alarm(1), Cancel);
        FailToReplay(times: 2);

        await hub.Agents.AddAsync<Guard>(Cancel);

        Assert.Empty(_system.Script.Handled);
        await BeatUntilAsync(() => _system.Script.Handled.Count == 1);
        Assert.Equal(2, hub.Log.Of("LatchUnread").Count);
    }

    [Fact]
    public async Task Who_was_out_of_touch_hears_it_also_where_the_latch_cannot_be_read_at_once()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Guard>());
        _spoiled.Spoiled.Renewed = static () => throw new TimeoutException("It does not answer.");
        _spoiled.Publishing = static (channel, _) => channel == EmergencyLane.Channel ? new(PublishResult.Failed("the broker is away")) : null;
        await hub.Sender.SendAsync(new Alarm(1), Cancel);
        for (var beat = 0; beat < 4; beat++)
        {
            await _transport.BeatAsync(Beat);
        }

        FailToReplay(times: 2);
        _spoiled.Spoiled.Renewed = null;

        await BeatUntilAsync(() => _system.Script.Handled.Count == 1);
        Assert.Equal(2, hub.Log.Of("LatchUnread").Count);
    }

    private void FailToReplay(int times) => _spoiled.Board.Replaying = () =>
    {
        if (times-- > 0)
        {
            throw new TimeoutException("It does not answer.");
        }
    };

    private Task BeatUntilAsync(Func<bool> condition) => _transport.BeatUntilAsync(Beat, most: 10, () => Task.FromResult(condition()));

    private Task<TestHub> StartAsync(Action<ContractsBuilder> configure) => _system.StartAsync(contracts =>
    {
        configure(contracts.Configure(static options => options.HeartbeatInterval = Beat));
        contracts.UseTransport(_ => _spoiled = new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false)));
    });
}
