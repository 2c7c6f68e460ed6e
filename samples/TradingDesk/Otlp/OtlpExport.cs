using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TradingDesk.Market;

namespace TradingDesk.Otlp;

/// <summary>Lets a collector see the desk: what any program with agents would write.</summary>
internal static class OtlpExport
{
    // A run takes seconds, and whoever watches wants to see it while it lasts.
    private const int CollectEveryMs = 2_000;

    /// <summary>Sends the traces, metrics and logs of this process to a collector.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="endpoint">The collector.</param>
    /// <param name="agents">The agents that run here: the process is shown under their names.</param>
    public static void AddTo(IServiceCollection services, OtlpEndpoint endpoint, IReadOnlyList<string> agents)
    {
        var name = agents.Count == DeskAgents.Ids.Count ? "trading_desk" : string.Join('+', agents);
        services.AddSingleton<OtlpWatch>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(name, serviceNamespace: "trading_desk"))
            .WithTracing(tracing => tracing
                .AddSource(MarketReplay.ActivitySourceName)
                .AddContractsInstrumentation()
                .AddOtlpExporter(options => endpoint.ApplyTo(options, "traces")))
            .WithMetrics(meters => meters
                .AddContractsInstrumentation()
                .AddOtlpExporter((options, reader) =>
                {
                    endpoint.ApplyTo(options, "metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = CollectEveryMs;
                }))
            .WithLogging(logging => logging.AddOtlpExporter(options => endpoint.ApplyTo(options, "logs")));
    }
}
