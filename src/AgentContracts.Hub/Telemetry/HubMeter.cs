using System.Diagnostics.Metrics;
using System.Reflection;

namespace AgentContracts.Hub.Telemetry;

/// <summary>The meter of one hub: that of the program's <see cref="IMeterFactory"/>, or one of its own where there is none.</summary>
internal sealed class HubMeter : IDisposable
{
    private readonly Meter? _own;

    public HubMeter(IMeterFactory? factory = null)
    {
        var options = new MeterOptions(TelemetryNames.Meter) { Version = Version };
        Meter = factory?.Create(options) ?? (_own = new Meter(options));
    }

    /// <summary>The version of this assembly, without what stands for a commit.</summary>
    public static string? Version { get; } =
        typeof(HubMeter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    public Meter Meter { get; }

    public void Dispose() => _own?.Dispose();
}
