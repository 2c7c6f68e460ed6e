using AgentContracts.Hub.Telemetry;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the spans of hubs to what a program traces.</summary>
public static class ContractsTracerProviderBuilderExtensions
{
    /// <summary>Traces each send on a route and each handler call of every hub in the process, but not signs of life.</summary>
    public static TracerProviderBuilder AddContractsInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(TelemetryNames.ActivitySource);
    }
}
