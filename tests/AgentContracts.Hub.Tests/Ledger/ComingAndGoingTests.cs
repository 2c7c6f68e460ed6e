using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Instruments = AgentContracts.Hub.Telemetry.TelemetryNames.Instruments;

namespace AgentContracts.Hub.Tests.Ledger;

/// <summary>A hub whose agents join and leave at run time keeps no more rows the longer it runs, and loses no figure.</summary>
public sealed class ComingAndGoingTests : IAsyncDisposable
{
    private const int Times = 300;

    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly TestSystem _system;

    public ComingAndGoingTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task Rows_are_bounded_sums_are_exact_and_counters_do_not_fall()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Worker>());
        using var reading = new MeterReading(hub, Instruments.Consumed);
        var consumed = 0d;
        for (var number = 1; number <= Times; number++)
        {
            var instance = await hub.Agents.AddAsync<Watcher>(Cancel);
            await hub.Sender.SendAsync(new Tick(number), Cancel);
            await Eventually.TrueAsync(() => hub.Row("ticks", "watcher").Handled == number);
            Assert.True(await hub.Agents.RemoveAsync(instance, Cancel));

            var measured = reading.Collect(Instruments.Consumed);
            Assert.InRange(measured.Sum(static each => each.Value), consumed + 1, double.MaxValue);
            consumed = measured.Sum(static each => each.Value);
        }

        var snapshot = hub.Snapshot;
        var rows = snapshot.Ledger.Where(static row => row is { Agent: "watcher", Channel: "ticks" }).ToArray();
        Assert.Equal(HubLedger.KeptDepartures + 1, rows.Length);
        Assert.Equal(Times - HubLedger.KeptDepartures, Assert.Single(rows, static row => row.Instance == LedgerRow.EarlierInstances).Handled);
        Assert.True(snapshot.IsBalanced);
        Assert.Equal((Times, Times), (snapshot.MessagesReceived, consumed));
        Assert.Equal(Times, Assert.Single(snapshot.Channels, static channel => channel.Name == "ticks").Handled);
        Assert.DoesNotContain("ticks", hub.Services.GetRequiredService<HubLedger>().Capacities());
    }
}
