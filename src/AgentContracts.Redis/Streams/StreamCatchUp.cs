using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Redis.Streams;

/// <summary>Asks on one stream for what an instance may not know of, before it reads what is new there: at the start, after any error, and where something waits to be taken over.</summary>
/// <param name="consumer">The instance.</param>
/// <param name="lease">After how long without a sign of life of others it takes over.</param>
/// <param name="remade">Called when the server had forgotten a group, or an older state of it, and may have forgotten more.</param>
/// <param name="logger">The log.</param>
internal sealed class StreamCatchUp(string consumer, TimeSpan lease, Action<StreamConsumer> remade, ILogger logger)
{
    /// <summary>Asks for what the instance does not know yet: first its own, then what others have left.</summary>
    public async Task RunAsync(StreamSubscription subscription)
    {
        if (subscription is { IsReady: true, HasMoved: true })
        {
            subscription.DoubtedUntil = await subscription.Group.LastIdAsync().ConfigureAwait(false);
            subscription.HasMoved = false;
        }

        if (subscription is { IsReady: true, OwnAfter: "0" } && subscription.LastId != StreamId.None)
        {
            await RestoreAsync(subscription).ConfigureAwait(false);
        }

        while (subscription is { IsReady: true, OwnAfter: { } after })
        {
            var (own, vanished, next) = await subscription.Group.OwnAsync(after, subscription.Held.ToHashSet(StringComparer.Ordinal)).ConfigureAwait(false);
            subscription.HandOver(own, redelivered: true);
            subscription.OwnAfter = next;
            NoteVanished(subscription, vanished);
        }

        while (subscription is { IsReady: true, TakeOverFrom: { } from })
        {
            if (from == "0-0")
            {
                // What the dead left was finished by others since.
                await subscription.Group.ForgetAsync(lease).ConfigureAwait(false);
            }

            var (entries, vanished, next) = await subscription.Group.TakeOverAsync(lease, from).ConfigureAwait(false);
            subscription.TakeOverFrom = next;
            NoteVanished(subscription, vanished);
            if (subscription.HandOver(entries, redelivered: true) is > 0 and var taken)
            {
                RedisLog.TookOver(logger, consumer, taken, subscription.Stream);
            }
        }
    }

    /// <summary>
    /// Has the group stand where it stood when this instance last read. A server that has come back, or another in its place, may have forgotten it, or
    /// know an older state of it, and would hand out as new what was handled.
    /// </summary>
    public async Task RestoreAsync(StreamSubscription subscription)
    {
        var (wasMade, setBackBy) = await subscription.Group.RestoreAsync(subscription.LastId).ConfigureAwait(false);
        if (wasMade)
        {
            RedisLog.GroupCreatedAgain(logger, subscription.Consumer.Group, subscription.Stream);
            remade(subscription.Consumer);
        }
        else if (setBackBy > 0)
        {
            RedisLog.GroupSetBack(logger, subscription.Consumer.Group, subscription.Stream, setBackBy);
            remade(subscription.Consumer);
        }

        // What the instance has in hand nobody else need be given.
        await subscription.Group.RenewAsync(subscription.Held).ConfigureAwait(false);
        subscription.TakeOverFrom = "0-0";
    }

    private void NoteVanished(StreamSubscription subscription, int count)
    {
        if (count > 0)
        {
            RedisLog.Vanished(logger, consumer, count, subscription.Stream);
        }
    }
}
