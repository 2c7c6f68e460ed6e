using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Testing.History;
using Chaos.Measuring;

namespace Chaos.Tests.Measuring;

public sealed class LatencyRecorderTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly MessageId Id = new(7, 1);

    private readonly LatencyRecorder _recorder = new();

    [Fact]
    public void It_measures_from_the_beginning_of_a_send_to_its_handler()
    {
        Add(EventKind.Sending, 0);
        Add(EventKind.Sent, 1);
        Add(EventKind.Effect, 3);
        Add(EventKind.Settled, 4, Outcome.Handled);

        Assert.Equal([3.0], _recorder.Take()["worker"]);
        Assert.Empty(_recorder.Take());
    }

    [Fact]
    public void What_expires_counts_with_how_late_it_was()
    {
        Add(EventKind.Sending, 0);
        Add(EventKind.Settled, 12, Outcome.Expired);

        Assert.Equal([12.0], _recorder.Take()["worker"]);
    }

    [Theory]
    [InlineData(EventKind.Settled, Outcome.Dropped, RouteStatus.Confirmed)]
    [InlineData(EventKind.Sent, default(Outcome), RouteStatus.Rejected)]
    public void What_does_not_arrive_is_forgotten(EventKind kind, Outcome outcome, RouteStatus status)
    {
        Add(EventKind.Sending, 0);
        Add(kind, 1, outcome, status);
        Add(EventKind.Effect, 2);

        Assert.Empty(_recorder.Take());
    }

    private void Add(EventKind kind, int milliseconds, Outcome outcome = default, RouteStatus status = RouteStatus.Confirmed) =>
        _recorder.Add(new HistoryEvent(kind, Start.AddMilliseconds(milliseconds), Id) { Agent = "worker", Outcome = outcome, Status = status });
}
