using AgentContracts;
using Benchmarks.Hubs.Contracts;
using Benchmarks.Hubs.Loads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Hubs.Rigs;

/// <summary>Ours: validated, encoded, routed, accounted for, decoded, validated again and handed to a typed handler.</summary>
/// <param name="host">Runs the hub.</param>
/// <param name="onStream">Whether quotes are sent at least once.</param>
internal sealed class ContractsHub(IHost host, bool onStream) : IRig
{
    private readonly IHub<Quoter> _hub = host.Services.GetRequiredService<IHub<Quoter>>();

    /// <summary>Opens it.</summary>
    /// <param name="redis">The server; <see langword="null"/> for the in-process transport.</param>
    /// <param name="arrivals">Hears of each message.</param>
    /// <param name="onStream">Whether quotes are sent at least once.</param>
    public static async Task<IRig> OpenAsync(string? redis, Arrivals arrivals, bool onStream)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(arrivals);
        builder.Services.AddContracts(contracts =>
        {
            contracts.AddAgent<Quoter>();
            _ = onStream ? contracts.AddAgent<StreamListener>() : contracts.AddAgent<Listener>();
            _ = redis is null ? contracts : contracts.UseRedis(redis);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new ContractsHub(host, onStream);
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(long number) => onStream ? _hub.SendAsync(Quoter.QuoteOnStream(number)) : _hub.SendAsync(Quoter.Quote(number));

    /// <inheritdoc/>
    public void Post(long number) => _ = SendAsync(number);

    /// <inheritdoc/>
    public void Check(long sent) => LedgerCheck.Run(host.Services, "quote", sent);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
