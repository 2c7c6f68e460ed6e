using AgentContracts.Hub.Telemetry;
using OpenTelemetry.Metrics;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the figures of hubs to what a program measures.</summary>
public static class ContractsMeterProviderBuilderExtensions
{
    /// <summary>Collects every instrument of every hub in the process: see <see cref="TelemetryNames.Instruments"/>.</summary>
    public static MeterProviderBuilder AddContractsInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(TelemetryNames.Meter);
    }
}
