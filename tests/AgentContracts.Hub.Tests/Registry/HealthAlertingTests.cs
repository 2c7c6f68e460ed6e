using System.Collections.Concurrent;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>A silence is told of, whatever fails and whoever dies on the way, and each agent handles one alert of it.</summary>
public sealed class HealthAlertingTests : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public HealthAlertingTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task The_first_to_notice_dies_before_it_tells_and_there_is_still_exactly_one_alert()
    {
        var first = await StartAsync(static contracts => contracts.AddAgent<Watcher>());
        await _transport.ElapseAsync(TimeSpan.FromSeconds(1));
        var others = new[] { await StartAsync(static contracts => contracts.AddAgent<Guard>()), await StartAsync(static contracts => contracts.AddAgent<Nurse>()) };
        await EnterSilentAsync(first);
        var noticed = 0;
        var told = new ConcurrentBag<MessageId>();
        first.Spoiled.Changing = change =>
        {
            if (change.Written.Any(static record => record.Silence is not null))
            {
                noticed++;
            }
        };
        foreach (var other in others)
        {
            other.Spoiled.Changing = change =>
            {
                if (noticed == 0 && change.Written.Any(static record => record.Silence is not null))
                {
                    throw new TimeoutException("It is slower than the first.");
                }
            };
        }

        first.Publishing = (channel, frame) =>
        {
            if (channel != EmergencyLane.Channel)
            {
                return null;
            }

            // What a process that is killed here leaves behind: it has noticed, and nothing more comes of it.
            told.Add(frame.Header.MessageId);
            first.Spoiled.Read = static _ => throw new TimeoutException("It is dead.");
            return new(PublishResult.Failed("it is dead"));
        };

        await BeatUntilAsync(() => Alerts(nameof(Guard)).Any() && Alerts(nameof(Nurse)).Any());
        for (var beat = 0; beat < 6; beat++)
        {
            await _transport.ElapseAsync(Beat);
            await Eventually.TrueAsync(() => _transport.IsQuiet);
        }

        Assert.Equal(1, noticed);
        var id = Assert.Single(told.Distinct());
        Assert.Equal(id, Assert.Single(Alerts(nameof(Guard))).Header.MessageId);
        Assert.Equal(id, Assert.Single(Alerts(nameof(Nurse))).Header.MessageId);
        Assert.Equal(id, Assert.Single(await first.Emergencies.ReadLatchedAsync(Cancel)).Id);
    }

    [Fact]
    public async Task An_alert_that_could_not_be_sent_is_sent_with_a_later_beat()
    {
        var watch = await StartAsync(static contracts => contracts.AddAgent<Guard>());
        await EnterSilentAsync(watch);
        var attempts = 0;
        watch.Publishing = (channel, _) => channel == EmergencyLane.Channel && ++attempts <= 2 ? new(PublishResult.Failed("the broker is away")) : null;

        await BeatUntilAsync(() => Alerts(nameof(Guard)).Any());

        Assert.Equal(3, attempts);
        Assert.Single(Alerts(nameof(Guard)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task The_alert_of_who_is_forgotten_does_not_stand_for_ever(int failures)
    {
        var watch = await StartAsync(static contracts => contracts.AddAgent<Guard>());
        await EnterSilentAsync(watch);
        var left = failures;
        watch.Board.Clearing = () =>
        {
            if (left-- > 0)
            {
                throw new TimeoutException("It does not answer.");
            }
        };
        await BeatUntilAsync(() => Alerts(nameof(Guard)).Any());
        Assert.Single(await watch.Emergencies.ReadLatchedAsync(Cancel));

        await _transport.ElapseAsync(RegistryRules.ForgetAfter);
        await BeatUntilAsync(async () => (await watch.Registry.ReadAsync(Cancel)).Agents.All(static record => record.Agent != "stranger"));

        await BeatUntilAsync(async () => (await watch.Emergencies.ReadLatchedAsync(Cancel)).Count == 0);
        Assert.Single(Alerts(nameof(Guard)));
    }

    /// <summary>Enters one of whom nothing will be heard.</summary>
    private async Task EnterSilentAsync(SpoiledTransport transport)
    {
        var page = await transport.Registry.ReadAsync(Cancel);
        var until = (_transport.Clock.GetUtcNow() + TimeSpan.FromSeconds(8)).ToUnixMicroseconds();
        Assert.True(await transport.Registry.TryChangeAsync(
            new RegistryChange(page.Version, page.Version + 1) { Written = [Records.Of("stranger", "stranger-1", "strange")], Granted = [new Lease("strange", until)] }, Cancel));
    }

    private Task BeatUntilAsync(Func<bool> condition) => BeatUntilAsync(() => Task.FromResult(condition()));

    private Task BeatUntilAsync(Func<Task<bool>> condition) => _transport.BeatUntilAsync(Beat / 2, most: 40, condition);

    private IReadOnlyList<Performance> Alerts(string role) =>
        [.. _system.Script.Handled.Where(performance => performance.Actor.Role == role && performance.Message is SystemHealthAlert)];

    private async Task<SpoiledTransport> StartAsync(Action<ContractsBuilder> configure)
    {
        SpoiledTransport? spoiled = null;
        await _system.StartAsync(contracts =>
        {
            configure(contracts.Configure(static options => options.HeartbeatInterval = Beat));
            contracts.UseTransport(_ => spoiled = new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false)));
        });
        return spoiled!;
    }
}
