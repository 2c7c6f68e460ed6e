using System.Collections.Concurrent;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgentContracts.Hub.Tests.Heartbeats;

/// <summary>A hub whose handlers hold up every thread of the pool is busy, not dead.</summary>
[Collection(nameof(StarvedPoolTests))]
[CollectionDefinition(nameof(StarvedPoolTests), DisableParallelization = true)]
public sealed class StarvedPoolTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_heart_beats_on_says_that_it_is_late_and_renews_its_leases()
    {
        var beats = new ConcurrentQueue<(long LateMs, string? Thread)>();
        SpoiledTransport? transport = null;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new Script());
        builder.Services.AddContracts(contracts => contracts
            .AddAgent<Guard>()
            .Configure(static options => (options.HeartbeatInterval, options.PassByReference) = (Interval, false))
            .UseTransport(services => transport = new SpoiledTransport(new InProcessTransport(services.GetRequiredService<InProcessBroker>(), passByReference: false))));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        transport!.Publishing = (_, frame) =>
        {
            if (frame is Frame<AgentHeartbeat> beat)
            {
                beats.Enqueue((beat.Message.LateMs, Thread.CurrentThread.Name));
            }

            return null;
        };

        // Its answer needs a thread of the pool, as a server's does.
        transport.Spoiled.Renewed = static async () => await Task.Yield();
        using var end = new ManualResetEventSlim();
        var (beaten, renewed) = Starve(end, beats, transport.Spoiled);
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(beaten.Length >= 4, $"{beaten.Length} beats");
        Assert.True(renewed >= 4, $"{renewed} renewals");
        Assert.All(beaten, static beat => Assert.Equal("contracts heartbeat", beat.Thread));
        Assert.Contains(beaten, static beat => beat.LateMs >= 50);
    }

    /// <summary>Holds up every thread that the pool has and gets, without one of its own: whatever awaited here would wait for the pool.</summary>
    private static ((long LateMs, string? Thread)[] Beats, int Renewals) Starve(ManualResetEventSlim end, ConcurrentQueue<(long LateMs, string? Thread)> beats, SpoiledRegistry registry)
    {
        using var left = new CountdownEvent(200);
        for (var i = 0; i < left.InitialCount; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    end.Wait();
                    left.Signal();
                },
                null);
        }

        // Until then timers may have been called.
        Thread.Sleep(Interval);
        beats.Clear();
        var before = registry.Renewals;
        SpinWait.SpinUntil(() => beats.Count >= 4 && registry.Renewals - before >= 4, Patience);
        var result = (beats.ToArray(), registry.Renewals - before);
        end.Set();
        left.Wait();
        return result;
    }
}
