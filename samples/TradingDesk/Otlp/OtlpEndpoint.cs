using System.Diagnostics.CodeAnalysis;
using OpenTelemetry.Exporter;

namespace TradingDesk.Otlp;

/// <summary>A collector that takes traces, metrics and logs over OTLP.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Protocol">What it speaks.</param>
public sealed record OtlpEndpoint(Uri Address, OtlpExportProtocol Protocol)
{
    /// <summary>The environment variable of OpenTelemetry that says what a collector speaks: <c>grpc</c> or <c>http/protobuf</c>.</summary>
    public const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private const int GrpcPort = 4317;

    // A collector that is away holds up the end of the run no longer than that for each signal.
    private const int TimeoutMs = 2_000;

    /// <summary>
    /// Reads an address. The protocol is what <see cref="ProtocolVariable"/> says; without it gRPC on port 4317, which is registered for that, and HTTP elsewhere.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out OtlpEndpoint? endpoint)
    {
        endpoint = Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" }
            ? new OtlpEndpoint(address, ProtocolOf(address))
            : null;
        return endpoint is not null;
    }

    /// <summary>Tells an exporter where to send one kind of signal.</summary>
    /// <param name="options">The exporter's options.</param>
    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    public void ApplyTo(OtlpExporterOptions options, string signal)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Protocol = Protocol;
        options.TimeoutMilliseconds = TimeoutMs;
        options.Endpoint = Protocol == OtlpExportProtocol.Grpc ? Address : new Uri($"{Address.AbsoluteUri.TrimEnd('/')}/v1/{signal}");
    }

    private static OtlpExportProtocol ProtocolOf(Uri address) => Environment.GetEnvironmentVariable(ProtocolVariable) switch
    {
        "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        _ => address.Port == GrpcPort ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf,
    };
}
