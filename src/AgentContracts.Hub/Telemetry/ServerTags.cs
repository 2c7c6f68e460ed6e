using System.Diagnostics;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Telemetry;

/// <summary>The attributes that say where the server is: made once for a hub.</summary>
internal sealed class ServerTags(ITransport transport)
{
    private KeyValuePair<string, object?>[]? _known;

    /// <summary>The attributes; none where the transport does not know it.</summary>
    public ReadOnlySpan<KeyValuePair<string, object?>> All => _known ?? Read();

    /// <summary>Puts them on a span.</summary>
    public void AddTo(Activity span)
    {
        foreach (var tag in All)
        {
            span.SetTag(tag.Key, tag.Value);
        }
    }

    private KeyValuePair<string, object?>[] Read() => transport.Server is not { } server
        ? []
        : _known = server.Port is { } port
            ? [new(TelemetryNames.Attributes.ServerAddress, server.Host), new(TelemetryNames.Attributes.ServerPort, port)]
            : [new(TelemetryNames.Attributes.ServerAddress, server.Host)];
}
