using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Heartbeats;

/// <summary>An hour of virtual time: everything comes when it should, to the tick.</summary>
public sealed class VirtualHourTests : IAsyncDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public VirtualHourTests() => _system = new TestSystem(_transport);

    private ManualClock Clock => (ManualClock)_transport.Clock;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task Heartbeats_leases_silences_and_returns_come_exactly_when_they_should()
    {
        var began = Clock.GetUtcNow();
        var sabotage = new Sabotage();
        await StartAsync(contracts =>
        {
            contracts.AddAgent<Captain>();
            sabotage.Use(contracts);
        });
        await StartAsync(static contracts => contracts.AddAgent<Registrar>().AddAgent<Guard>());
        var alerts = new List<(string Status, TimeSpan At)>();
        var silences = new (TimeSpan From, TimeSpan To)[]
        {
            (TimeSpan.FromSeconds(602), TimeSpan.FromSeconds(900)), (TimeSpan.FromSeconds(1201), TimeSpan.FromSeconds(1230)), (TimeSpan.FromSeconds(2404), TimeSpan.FromSeconds(3000)),
        };

        while (Clock.GetUtcNow() - began < Hour)
        {
            var now = Clock.GetUtcNow() - began;
            if (Array.Exists(silences, silence => now >= silence.From && now < silence.To))
            {
                sabotage.Silence();
            }
            else
            {
                sabotage.Unsilence();
            }

            await ElapseToNextAsync(began + Hour);
            alerts.AddRange(Alerts().Skip(alerts.Count).Select(alert => (alert.HealthStatus, Clock.GetUtcNow() - began)).ToList());
        }

        // It is cut off behind the renewals of 605 s and 2405 s, each of which holds for 60 s; heard of again with the first one after.
        Assert.Equal(
            [
                (HealthStatuses.AgentInactive, TimeSpan.FromSeconds(665)), (HealthStatuses.AgentRecovered, TimeSpan.FromSeconds(905)),
                (HealthStatuses.AgentInactive, TimeSpan.FromSeconds(2465)), (HealthStatuses.AgentRecovered, TimeSpan.FromSeconds(3005)),
            ],
            alerts);
        var beats = _system.Script.Handled.Select(static performance => performance.Message).OfType<AgentHeartbeat>().Where(static beat => beat.AgentId == "captain").ToArray();
        Assert.Equal(720, beats.Length);
        Assert.All(beats, static beat => Assert.Equal(0, beat.LateMs));
        Assert.Equal(Enumerable.Range(1, 720).Select(static beat => beat * 5000L), beats.Select(static beat => beat.UptimeMs));
    }

    private Task<TestHub> StartAsync(Action<ContractsBuilder> configure) => _system.StartAsync(contracts =>
        configure(contracts.Configure(static options => options.HeartbeatInterval = TimeSpan.FromSeconds(5))));

    /// <summary>Moves to the next timer, each when nothing else can happen.</summary>
    private async Task ElapseToNextAsync(DateTimeOffset end)
    {
        var due = Clock.NextDue is { } next && next < end ? next : end;
        var pause = due - Clock.GetUtcNow();
        Clock.Advance(pause > TimeSpan.Zero ? pause : TimeSpan.FromTicks(1));
        await Eventually.TrueAsync(() => _transport.IsQuiet);
    }

    private IEnumerable<SystemHealthAlert> Alerts() =>
        _system.Script.Handled.Where(static performance => performance.Actor.Role == nameof(Guard)).Select(static performance => performance.Message).OfType<SystemHealthAlert>();
}
