using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Testing.History;
using StackExchange.Redis;

namespace Chaos.Flaws;

/// <summary>Reads a stream as one instance of an agent: its own pending entries first and again after any error, then new ones; acknowledges after the handler.</summary>
internal sealed class PlainReader(PlainSystem system, IDatabase database, string agent, string instance)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly HashSet<MessageId> _settled = [];

    /// <summary>Which message, counted from the first that is read, a handler fails at once it got so far; none by default.</summary>
    public int? FailsAt { get; init; }

    /// <summary>In the middle of which message the instance dies; none by default.</summary>
    public int? DiesAt { get; init; }

    /// <summary>How long a handler works. Not at all by default.</summary>
    public TimeSpan Work { get; init; }

    /// <summary>In the middle of which message the handler waits for <see cref="WaitsFor"/>; none by default.</summary>
    public int? WaitsAt { get; init; }

    /// <summary>What it waits for.</summary>
    public Task WaitsFor { get; init; } = Task.CompletedTask;

    /// <summary>How many messages were begun.</summary>
    public int Begun { get; private set; }

    /// <summary>Reads until it dies or is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        // What was handed out before this instance lived is nobody's but its own.
        var readsPending = true;
        while (!stop.IsCancellationRequested && Begun != DiesAt)
        {
            try
            {
                var entries = await ReadAsync(readsPending);
                if (entries.Length == 0)
                {
                    readsPending = false;
                    await Task.Delay(Pause, CancellationToken.None);
                }

                await HandleAsync(entries, readsPending);
            }
            catch (RedisServerException exception) when (exception.Message.StartsWith("NOGROUP", StringComparison.Ordinal))
            {
                await MakeGroupAsync(database, agent, system.Flaw == Flaw.GroupAgainAtTheEnd ? "$" : "0");
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                readsPending = system.Flaw != Flaw.NeverRereadsPending;
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    /// <summary>Takes over what another instance had in hand, and handles it.</summary>
    public async Task TakeOverAsync(string from)
    {
        var pending = await database.StreamPendingMessagesAsync(PlainSystem.Stream, agent, 1000, from);
        if (pending.Length > 0)
        {
            var entries = await database.StreamClaimAsync(PlainSystem.Stream, agent, instance, 0, [.. pending.Select(static one => one.MessageId)]);
            await HandleAsync(entries, mayBeRepeated: true);
        }
    }

    /// <summary>Makes the group; one that is there already is as good.</summary>
    public static async Task MakeGroupAsync(IDatabase database, string agent, RedisValue from)
    {
        try
        {
            await database.StreamCreateConsumerGroupAsync(PlainSystem.Stream, agent, from, createStream: true);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("BUSYGROUP", StringComparison.Ordinal))
        {
        }
    }

    private Task<StreamEntry[]> ReadAsync(bool pending) => database.StreamReadGroupAsync(
        PlainSystem.Stream, agent, instance, pending ? "0" : ">", PlainSystem.Batch, noAck: system.Flaw == Flaw.ReadsWithoutAcknowledging);

    private async Task HandleAsync(StreamEntry[] entries, bool mayBeRepeated)
    {
        if (system.Flaw is Flaw.AcknowledgesFirst && entries.Length > 0)
        {
            await database.StreamAcknowledgeAsync(PlainSystem.Stream, agent, [.. entries.Select(static entry => entry.Id)]);
        }

        foreach (var entry in system.Flaw == Flaw.HandlesInAnyOrder ? entries.Reverse() : entries)
        {
            if (Begun == DiesAt)
            {
                return;
            }

            Begun++;
            await HandleAsync(entry, mayBeRepeated);
        }
    }

    private async Task HandleAsync(StreamEntry entry, bool mayBeRepeated)
    {
        // An entry that was cut away is handed out again as its id alone; one that was handled and could not be acknowledged is handed out again, too.
        if (entry.IsNull || entry[PlainSystem.IdField].IsNull || !MessageId.TryParse(((string)entry[PlainSystem.IdField]!).AsSpan(), out var id)
            || (_settled.Contains(id) && system.Flaw != Flaw.HandlesPendingAgain))
        {
            await database.StreamAcknowledgeAsync(PlainSystem.Stream, agent, entry.Id);
            return;
        }

        system.Log.Add(Event(EventKind.Received, id));
        if (Work > TimeSpan.Zero)
        {
            await Task.Delay(Work);
        }

        if (Begun == WaitsAt)
        {
            await WaitsFor;
        }

        if (Begun == FailsAt)
        {
            if (system.Flaw != Flaw.ForgetsFailures)
            {
                Settle(id, Outcome.DeadLettered);
            }
        }
        else if (mayBeRepeated && system.Flaw == Flaw.TakesRepeatsForDuplicates)
        {
            Settle(id, Outcome.Duplicate);
        }
        else
        {
            if (system.Flaw != Flaw.SettlesWithoutHandling || Begun % 2 == 0)
            {
                system.Log.Effect(id, agent, instance, mayBeRepeated && system.Flaw != Flaw.HidesRedelivery);
            }

            Settle(id, Outcome.Handled);
        }

        if (system.Flaw == Flaw.SettlesTwice)
        {
            Settle(id, Outcome.Duplicate);
        }

        if (Begun != DiesAt)
        {
            await database.StreamAcknowledgeAsync(PlainSystem.Stream, agent, entry.Id);
        }
    }

    private void Settle(MessageId id, Outcome outcome)
    {
        _settled.Add(id);
        system.Log.Add(Event(EventKind.Settled, id) with { Outcome = outcome });
    }

    private HistoryEvent Event(EventKind kind, MessageId id) => new(kind, DateTime.UtcNow, id)
    {
        Channel = PlainSystem.Stream,
        Delivery = Delivery.AtLeastOnce,
        Agent = agent,
        Instance = instance,
    };
}
