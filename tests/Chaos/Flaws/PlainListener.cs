using System.Globalization;
using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Testing.History;
using StackExchange.Redis;

namespace Chaos.Flaws;

/// <summary>Hears a pub/sub channel as one instance of an agent and handles what is not over its age.</summary>
internal sealed class PlainListener(PlainSystem system, string instance)
{
    public Task ListenAsync(ISubscriber subscriber) => subscriber.SubscribeAsync(RedisChannel.Literal(PlainSystem.Published), (_, text) => Handle((string)text!));

    private void Handle(string text)
    {
        var parts = text.Split(' ');
        MessageId.TryParse(parts[0].AsSpan(), out var id);
        var age = DateTime.UtcNow - new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc);
        system.Log.Add(Event(EventKind.Received, id));
        if (age > PlainSystem.MaxAge && system.Flaw != Flaw.DeliversStale)
        {
            system.Log.Add(Event(EventKind.Settled, id) with { Outcome = Outcome.Expired });
            return;
        }

        system.Log.Effect(id, PlainSystem.Agent, instance, redelivered: false);
        system.Log.Add(Event(EventKind.Settled, id) with { Outcome = Outcome.Handled, Age = age });
    }

    private HistoryEvent Event(EventKind kind, MessageId id) => new(kind, DateTime.UtcNow, id)
    {
        Channel = PlainSystem.Published,
        Delivery = Delivery.AtMostOnce,
        Agent = PlainSystem.Agent,
        Instance = instance,
    };
}
