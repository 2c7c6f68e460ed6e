using System.Collections.Concurrent;
using System.Diagnostics;
using AgentContracts.Hub.Telemetry;

namespace AgentContracts.Hub.Tests.Telemetry;

/// <summary>Listens to the spans of every hub of the process, and keeps those that ended.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    /// <summary>Begins to listen.</summary>
    /// <param name="sampling">What is recorded.</param>
    public SpanRecorder(ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == TelemetryNames.ActivitySource,
            Sample = (ref _) => sampling,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The spans that ended, in the order in which they began.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans.OrderBy(static span => span.StartTimeUtc)];

    /// <summary>The spans of one name.</summary>
    public IReadOnlyList<Activity> Of(string name) => [.. Spans.Where(span => span.OperationName == name)];

    public void Dispose() => _listener.Dispose();
}
