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
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>The file is written anew before it is long: what is measured is not how long the server reads it.</summary>
    private static readonly RedisServerOptions ServerSettings = new() { Configuration = ["auto-aof-rewrite-min-size 16mb"] };

    private readonly IHost _host;
    private readonly IReadOnlyCollection<ChannelPromise> _promises;

    private HubBench(RedisServer server, IHost host, MemoryRecorder log, IReadOnlyCollection<ChannelPromise> promises) =>
        (Server, _host, Log, _promises) = (server, host, log, promises);

    public RedisServer Server { get; }

    public MemoryRecorder Log { get; }

    public IHub<Feeder> Feeder => _host.Services.GetRequiredService<IHub<Feeder>>();

    public IServiceProvider Services => _host.Services;

    public HubSnapshot Snapshot => Services.GetRequiredService<IHubMonitor>().Snapshot();

    /// <summary>Starts a server and a hub on it.</summary>
    /// <param name="addAgents">The agents beside the feeder.</param>
    /// <param name="promises">What holds on the channels.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="recorder">Records in place of <see cref="Log"/>, which then stays empty.</param>
    public static async Task<HubBench> OpenAsync(
        Action<ContractsBuilder> addAgents, IReadOnlyCollection<ChannelPromise> promises, CancellationToken stop, DeliveryRecorder? recorder = null)
    {
        var server = await RedisServer.StartAsync(ServerSettings);
        var log = new MemoryRecorder();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(recorder ?? log);
        builder.Services.AddSingleton<IDeliveryObserver>(recorder ?? log);
        builder.Services.AddSingleton<AlertBook>();
        builder.Services.AddContracts(contracts =>
        {
            // Each alert by itself: none is held back because of one before it.
            contracts.UseRedis(server.ConnectionString).AddAgent<Feeder>().Configure(static hub => hub.AlertInterval = TimeSpan.Zero);
            addAgents(contracts);
        });
        var bench = new HubBench(server, builder.Build(), log, promises);
        try
        {
            await bench._host.StartAsync(stop);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the server as a crash would, and starts it again after a while.</summary>
    /// <returns>When it answered again.</returns>
    public async Task<DateTime> CrashServerAsync(TimeSpan downFor, CancellationToken stop)
    {
        Log.ServerAway("redis");
        await Server.KillAsync();
        await Task.Delay(downFor, stop);
        await Server.StartAgainAsync();
        Log.ServerBack("redis");
        return DateTime.UtcNow;
    }

    /// <summary>Makes the server hang for a while.</summary>
    public async Task HangServerAsync(TimeSpan lasts, CancellationToken stop)
    {
        Log.ServerAway("redis");
        await Server.PauseAsync();
        await Task.Delay(lasts, stop);
        await Server.ResumeAsync();
        Log.ServerBack("redis");
    }

    /// <summary>How many messages the broker took on a channel.</summary>
    public long SentOn(string channel) => Snapshot.Channels.FirstOrDefault(each => each.Name == channel)?.Sent ?? 0;

    /// <summary>Waits until nothing is in flight.</summary>
    public Task SettleAsync(TimeSpan patience, CancellationToken stop) => UntilAsync(() => Snapshot.Ledger.All(static row => row is { InFlight: 0, Lag: 0 }), patience, stop);

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
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (seen, since) = (-1, TimeProvider.System.GetTimestamp());
            await UntilAsync(IsQuiet, patience, stop);
            var verdict = Checker.Check(Log.Read(), _promises);
            if (verdict.Count(ContradictionKind.Lost) == 0 || TimeProvider.System.GetElapsedTime(began) > patience)
            {
                return verdict;
            }

            bool IsQuiet()
            {
                if (Log.Count is var count && (count != seen || !Snapshot.Ledger.All(static row => row is { InFlight: 0, Lag: 0 })))
                {
                    (seen, since) = (count, TimeProvider.System.GetTimestamp());
                }

                return TimeProvider.System.GetElapsedTime(since) > Quiet;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        await Server.DisposeAsync();
    }
}
