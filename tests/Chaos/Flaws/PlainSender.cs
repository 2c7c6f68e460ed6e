using AgentContracts;
using AgentContracts.Testing.History;
using StackExchange.Redis;

#pragma warning disable CTR2010 // a system without the hub, on a server of its own
namespace Chaos.Flaws;

/// <summary>Sends numbered messages, each again with its own id until it is confirmed.</summary>
internal sealed class PlainSender(PlainSystem system, IDatabase database)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Adds a message to the stream.</summary>
    public async Task AppendAsync(CancellationToken cancellationToken)
    {
        var id = MessageId.Next();
        system.Log.Sending(id, PlainSystem.Stream);
        NameValueEntry[] fields = [new(PlainSystem.IdField, id.ToString())];
        while (true)
        {
            var status = await TryAppendAsync(fields);
            if (status == RouteStatus.Confirmed)
            {
                Tell(id, Delivery.AtLeastOnce, system.Flaw == Flaw.SendsWhatItRefused ? RouteStatus.Rejected : status);
                return;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Publishes a message once.</summary>
    public async Task PublishAsync()
    {
        var id = MessageId.Next();
        system.Log.Sending(id, PlainSystem.Published);
        try
        {
            // The time of the send travels along, as a header would say it.
            await database.PublishAsync(RedisChannel.Literal(PlainSystem.Published), $"{id} {DateTime.UtcNow.Ticks}");
            Tell(id, Delivery.AtMostOnce, RouteStatus.Confirmed);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Tell(id, Delivery.AtMostOnce, RouteStatus.Unknown);
        }
    }

    private async Task<RouteStatus> TryAppendAsync(NameValueEntry[] fields)
    {
        var flags = system.Flaw == Flaw.FireAndForget ? CommandFlags.FireAndForget : CommandFlags.None;
        int? maxLength = system.Flaw == Flaw.BlindMaxLength ? PlainSystem.MaxLength : null;
        try
        {
            await database.StreamAddAsync(PlainSystem.Stream, fields, maxLength: maxLength, flags: flags);
            return RouteStatus.Confirmed;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return system.Flaw == Flaw.SwallowsErrors ? RouteStatus.Confirmed : RouteStatus.Unknown;
        }
    }

    private void Tell(MessageId id, Delivery delivery, RouteStatus status) =>
        system.Log.Add(new HistoryEvent(EventKind.Sent, DateTime.UtcNow, id) { Channel = delivery == Delivery.AtLeastOnce ? PlainSystem.Stream : PlainSystem.Published, Delivery = delivery, Status = status });
}
