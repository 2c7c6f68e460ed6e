using System.Diagnostics;

namespace AgentContracts.Hub.Telemetry;

/// <summary>Where spans of all hubs of a process come from, and how contexts travel in headers.</summary>
internal static class HubTracing
{
    public static ActivitySource Source { get; } = new(TelemetryNames.ActivitySource, HubMeter.Version ?? "");

    /// <summary>What a message that is sent here carries: the span that runs here, or else what came in with the message that is being handled here.</summary>
    /// <param name="incoming">The traceparent of that message, if one is being handled.</param>
    public static string? TraceParent(string? incoming) =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : IsTraceParent(incoming) ? incoming : null;

    /// <summary>Reads a traceparent that came from elsewhere; anybody may have written anything there.</summary>
    public static ActivityContext ContextOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var context) ? context : default;

    /// <summary>Whether a message is worth a span. Signs of life come all the time and lead to nothing.</summary>
    public static bool IsTraced(MessageInfo message) => message.Name != MessageInfo.Of<AgentHeartbeat>().Name;

    /// <summary>Whether it has the form <c>00-32 hex digits-16 hex digits-2 hex digits</c>: what has not is not handed on. Allocates nothing.</summary>
    private static bool IsTraceParent(string? text)
    {
        const int Length = 55;
        if (text is not { Length: Length })
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            if (i is 2 or 35 or 52 ? text[i] != '-' : !char.IsAsciiHexDigitLower(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
