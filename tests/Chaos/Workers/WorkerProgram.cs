using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Testing.History;
using Chaos.Contracts;
using Chaos.Measuring;
using Chaos.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chaos.Workers;

/// <summary>A process with a hub of its own that is there to be killed. What it does is in its file before it goes on; when its input ends it leaves cleanly.</summary>
internal static class WorkerProgram
{
    /// <summary>What it prints when it works.</summary>
    public const string Ready = "ready";

    /// <summary>After how long without a sign of life what a consumer had in hand is taken over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    /// <summary>How often those who are watched show that they live.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private const int OrdersPerSecond = 200;

    /// <summary>Works until its input ends.</summary>
    /// <param name="role">What it does.</param>
    /// <param name="redis">Where Redis is.</param>
    /// <param name="history">The file that it records to.</param>
    /// <param name="stop">Ends it, too.</param>
    public static async Task<int> RunAsync(WorkerRole role, string redis, string history, CancellationToken stop)
    {
        using var recorder = new FileRecorder(history);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<DeliveryRecorder>(recorder);
        builder.Services.AddSingleton<IDeliveryObserver>(recorder);
        builder.Services.AddContracts(contracts => Add(role, contracts.UseRedis(redis, static options => options.Lease = Lease)));
        using var host = builder.Build();
        await host.StartAsync(stop);
        for (var more = 1; role == WorkerRole.Sentry && more < Sentry.PerProcess; more++)
        {
            await host.Services.GetRequiredService<IAgentHost>().AddAsync<Sentry>(stop);
        }

        Console.WriteLine(Ready);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var working = role == WorkerRole.Producer ? ProduceAsync(host.Services.GetRequiredService<IHub<Feeder>>(), end.Token) : Task.CompletedTask;
        await Console.In.ReadToEndAsync(stop);
        await end.CancelAsync();
        await working;
        await host.StopAsync(CancellationToken.None);
        return ExitCode.Ok;
    }

    private static Task ProduceAsync(IHub<Feeder> hub, CancellationToken stop) => Task.WhenAll(
        Flow.RunAsync(OrdersPerSecond, number => Load.SendOrderAsync(hub, number), stop),
        Load.SendEntriesAsync(hub, stop));

    private static ContractsBuilder Add(WorkerRole role, ContractsBuilder contracts) => role switch
    {
        WorkerRole.Producer => contracts.AddAgent<Feeder>().ExpectAgent<Clerk>(),
        WorkerRole.Consumer => contracts.AddAgent<Clerk>(),
        WorkerRole.Sentry => contracts.AddAgent<Sentry>().Configure(static hub => hub.HeartbeatInterval = Beat),
        WorkerRole.Sole => contracts.AddAgent<Sole>().Configure(static hub => (hub.HeartbeatInterval, hub.ExclusiveLease) = (Beat, Sole.Lease)),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
