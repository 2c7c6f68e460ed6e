using AgentContracts;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Testing.RedisServers;
using AgentContracts.Testing.Checking;
using Chaos.Contracts;
using AgentContracts.Testing.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chaos.Scenarios;

/// <summary>A server of its own with a hub on it, whose every step is recorded.</summary>
internal sealed class HubBench : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    private readonly IHost _host;
    private readonly IReadOnlyCollection<ChannelPromise> _promises;

    private HubBench(RedisServer server, IHost host, MemoryRecorder log, IReadOnlyCollection<ChannelPromise> promises) =>
        (Server, _host, Log, _promises) = (server, host, log, promises);

    public RedisServer Server { get; }

    public MemoryRecorder Log { get; }

    public IHub<Feeder> Feeder => _host.Services.GetRequiredService<IHub<Feeder>>();

    public IServiceProvider Services => _host.Services;

    public HubSnapshot Snapshot => Services.GetRequiredService<IHubMonitor>().Snapshot();

    public static async Task<HubBench> OpenAsync(Action<ContractsBuilder> addAgents, IReadOnlyCollection<ChannelPromise> promises, CancellationToken stop)
    {
        var server = await RedisServer.StartAsync();
        var log = new MemoryRecorder();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton<IDeliveryObserver>(log);
        builder.Services.AddContracts(contracts =>
        {
            contracts.UseRedis(server.ConnectionString).AddAgent<Feeder>();
            addAgents(contracts);
        });
        var bench = new HubBench(server, builder.Build(), log, promises);
        await bench._host.StartAsync(stop);
        return bench;
    }

    /// <summary>Ends the server as a crash would, and starts it again after a while.</summary>
    /// <returns>When it answered again.</returns>
    public async Task<DateTime> CrashServerAsync(TimeSpan downFor, CancellationToken stop)
    {
        Log.Fault("redis");
        await Server.KillAsync();
        await Task.Delay(downFor, stop);
        await Server.StartAgainAsync();
        Log.Fault("redis");
        return DateTime.UtcNow;
    }

    /// <summary>Waits until something is so; <see langword="false"/> where it was not in time.</summary>
    public static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan patience, CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(Glance, stop);
        }

        return true;
    }

    /// <summary>Waits until everything that was confirmed on a stream has come out of its agents; what has not by then is lost.</summary>
    public async Task<Verdict> RestAsync(TimeSpan patience, CancellationToken stop)
    {
        var seen = -1;
        await UntilAsync(IsAtRest, patience, stop);
        return Checker.Check(Log.Read(), _promises);

        bool IsAtRest()
        {
            // Reading the whole history again is worth it only where something was added.
            var count = Log.Count;
            if (count == seen || !Snapshot.Ledger.All(static row => row is { InFlight: 0, Lag: 0 }))
            {
                return false;
            }

            seen = count;
            return Checker.Check(Log.Read(), _promises).Count(ContradictionKind.Lost) == 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        await Server.DisposeAsync();
    }
}
