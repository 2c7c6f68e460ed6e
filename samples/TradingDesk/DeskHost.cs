using System.Globalization;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Testing.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using TradingDesk.Clock;
using TradingDesk.Floor;
using TradingDesk.Live;
using TradingDesk.Market;
using TradingDesk.Observation;
using TradingDesk.Otlp;
using TradingDesk.Report;

namespace TradingDesk;

/// <summary>Puts a desk together: its agents, what they talk over, the market and what is shown.</summary>
internal static class DeskHost
{
    /// <summary>Builds a desk that has not begun.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="trades">The feed; not empty.</param>
    /// <param name="journal">Where each message's fate is written, if anywhere.</param>
    /// <param name="recorder">Records each message's fate for a checker, if anything does.</param>
    /// <param name="held">Keeps what is logged for later; told beside the output at once where there is none.</param>
    public static IHost Build(DeskOptions options, IReadOnlyList<Trade> trades, Journal? journal, DeliveryRecorder? recorder, HeldLog? held)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var services = builder.Services;
        TimeProvider clock = options.Speed.Factor is null ? new VirtualTime(trades[0].Time) : TimeProvider.System;
        services.AddContracts(contracts => AddAgents(contracts.Configure(hub => Configure(hub, options, clock)), options));
        services.AddSingleton(options);

        services.AddSingleton<IPace>(provider => clock is VirtualTime time
            ? new VirtualPace(time, provider.GetRequiredService<IHubActivity>())
            : new RealPace(clock, options.Speed.Factor!.Value));
        services.AddSingleton(provider => new MarketReplay(trades, provider.GetRequiredService<IPace>(), provider.GetRequiredService<ILogger<MarketReplay>>()));
        services.AddSingleton<IMarket>(static provider => provider.GetRequiredService<MarketReplay>());
        services.AddSingleton<Scoreboard>();
        services.AddSingleton<Heartbeats>();
        services.AddSingleton<HealthLog>();
        services.AddSingleton<TierLatency>();
        services.AddSingleton<Refusals>();
        services.AddSingleton(new Outage(TimeProvider.System));
        services.AddSingleton<IDeliveryObserver>(provider => new Observers(
        [
            provider.GetRequiredService<TierLatency>(),
            provider.GetRequiredService<Refusals>(),
            .. options.Redis is null ? [] : (IDeliveryObserver[])[provider.GetRequiredService<StreamFlow>(), provider.GetRequiredService<Outage>()],
            .. journal is null ? [] : (IDeliveryObserver[])[journal],
            .. recorder is null ? [] : (IDeliveryObserver[])[recorder],
        ]));
        AddFloor(services, options, trades);
        if (options.Otlp is { } collector)
        {
            OtlpExport.AddTo(services, collector, options.Agents);
        }

        services.AddSingleton<IHostLifetime, UnattendedLifetime>();
        AddLog(builder.Logging, held);
        var host = builder.Build();
        if (options.Otlp is not null)
        {
            // It listens as soon as it is there.
            host.Services.GetRequiredService<OtlpWatch>();
        }

        return host;
    }

    private static void Configure(AgentContracts.Hub.Hosting.HubOptions hub, DeskOptions options, TimeProvider clock)
    {
        hub.Clock = clock;
        if (options.InactiveAfter is { } timeout)
        {
            // Ten beats within the time, so that one that comes late makes nobody inactive.
            (hub.InactiveAfter, hub.HeartbeatInterval) = (timeout, timeout / 10);
        }
    }

    private static void AddAgents(ContractsBuilder contracts, DeskOptions options)
    {
        foreach (var agent in DeskAgents.All)
        {
            if (options.Agents.Contains(agent.Id))
            {
                agent.RunIn(contracts);
            }
            else
            {
                agent.LeaveToOther(contracts);
            }
        }

        if (options.Redis is { } redis)
        {
            contracts.UseRedis(redis.ConnectionString, to => to.Prefix = redis.Prefix).AddAgent<FloorKeeper>();
        }
    }

    private static void AddFloor(IServiceCollection services, DeskOptions options, IReadOnlyList<Trade> trades)
    {
        if (options.Redis is null)
        {
            services.AddSingleton<IFloor, PrivateFloor>();
            return;
        }

        var span = trades[^1].Time - trades[0].Time;
        var plays = string.Create(CultureInfo.InvariantCulture, $"{trades.Count} trades over {span.TotalSeconds:0.###} s at speed {options.Speed}");
        services.AddSingleton(new FloorIdentity(plays));
        services.AddSingleton<StreamFlow>();
        services.AddSingleton(provider => new FloorBook(provider.GetRequiredService<FloorIdentity>().Process, DeskAgents.Ids, plays));
        services.AddSingleton<IFloor>(provider => new SharedFloor(
            provider.GetRequiredService<FloorBook>(), provider.GetRequiredService<AgentContracts.IHub<FloorKeeper>>().Clock, options.Wait));
    }

    private static void AddLog(ILoggingBuilder logging, HeldLog? held)
    {
        // A host that cannot start throws what it would log.
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (held is not null)
        {
            logging.AddProvider(held);
            return;
        }

        // Lines and table are the output; whatever goes wrong is told beside it.
        logging.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddSimpleConsole(static console => console.SingleLine = true);
    }
}
