using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TradingDesk.Otlp;

/// <summary>Tells once when a collector takes nothing: the exporter itself says so only to those who listen to its event source.</summary>
/// <param name="options">Where the collector is.</param>
/// <param name="logger">Where it is told.</param>
internal sealed partial class OtlpWatch(DeskOptions options, ILogger<OtlpWatch> logger) : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    private int _told;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter)
        {
            EnableEvents(eventSource, EventLevel.Error);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (Interlocked.Exchange(ref _told, 1) == 0)
        {
            object?[] details = [.. eventData.Payload ?? []];
            NotTaken(options.Otlp?.Address, FirstLine(eventData.Message is { } message ? string.Format(CultureInfo.InvariantCulture, message, details) : eventData.EventName));
        }
    }

    private static string? FirstLine(string? text) => text?.ReplaceLineEndings("\n").Split('\n')[0];

    [LoggerMessage(1, LogLevel.Warning, "The collector at {Endpoint} takes nothing; the desk trades on. {Reason}")]
    private partial void NotTaken(Uri? endpoint, string? reason);
}
