using System.Collections.Concurrent;
using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Testing.History;

namespace Chaos.Measuring;

/// <summary>Measures how long it takes from the beginning of a send to its handler or, where it is too late for that, to its outcome, and forgets everything else: what it holds does not grow with what was sent.</summary>
internal sealed class LatencyRecorder : DeliveryRecorder
{
    private readonly ConcurrentDictionary<MessageId, DateTime> _begun = new();
    private ConcurrentQueue<(string Agent, double Milliseconds)> _samples = new();

    /// <summary>What was measured since the last time, in milliseconds.</summary>
    public ILookup<string, double> Take() => Interlocked.Exchange(ref _samples, new()).ToLookup(static sample => sample.Agent, static sample => sample.Milliseconds);

    /// <inheritdoc/>
    public override void Add(in HistoryEvent told)
    {
        var one = Timed(told);
        switch (one.Kind)
        {
            case EventKind.Sending:
                _begun[one.Id] = one.At;
                break;
            case EventKind.Effect when _begun.TryRemove(one.Id, out var begun):
                _samples.Enqueue((one.Agent, (one.At - begun).TotalMilliseconds));
                break;
            case EventKind.Settled when one.Outcome == Outcome.Expired && _begun.TryRemove(one.Id, out var begun):
                // What is late is not left out of what is measured.
                _samples.Enqueue((one.Agent, (one.At - begun).TotalMilliseconds));
                break;
            case EventKind.Settled:
            case EventKind.Sent when one.Status is not RouteStatus.Confirmed:
                _begun.TryRemove(one.Id, out _);
                break;
        }
    }
}
