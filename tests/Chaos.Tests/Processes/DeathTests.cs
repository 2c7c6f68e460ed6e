using AgentContracts;
using AgentContracts.Testing.History;
using Chaos.Workers;

namespace Chaos.Tests.Processes;

/// <summary>What is known of a process that was killed excuses all that it may have left undone, and nothing of others.</summary>
public sealed class DeathTests
{
    private static readonly DateTime DiedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Whatever_gave_an_id_to_what_it_sent_has_died_also_where_the_first_id_is_of_another_making()
    {
        HistoryEvent[] events = [Of(EventKind.Sending, 7), Of(EventKind.Sending, 1), Of(EventKind.Sending, 1), Of(EventKind.Received, 2)];

        var faults = WorkerProcess.DeathOf("Producer 1", events, DiedAt).ToArray();

        Assert.Equal([7ul, 1ul, 0ul], faults.Select(static fault => fault.Id.Sender));
        Assert.Equal(["Producer 1", "Producer 1", "clerk-1"], faults.Select(static fault => fault.Instance));
        Assert.All(faults, static fault => Assert.Equal((EventKind.Fault, DiedAt), (fault.Kind, fault.At)));
    }

    private static HistoryEvent Of(EventKind kind, ulong sender) =>
        new(kind, DiedAt, new MessageId(sender, 5)) { Instance = kind == EventKind.Received ? "clerk-1" : "" };
}
