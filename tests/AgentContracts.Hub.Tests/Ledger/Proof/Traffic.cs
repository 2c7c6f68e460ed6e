using AgentContracts.Conformance;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Conformance.Agents;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>What is sent in a history.</summary>
internal static class Traffic
{
    private const string Lane = "contracts:emergency";

    /// <summary>Sends one of all messages.</summary>
    public static ValueTask<SendReceipt> SendAsync(IHub<Sender> hub, int choice, int number, Priority priority, CancellationToken cancellationToken) => (choice % 23) switch
    {
        0 => hub.TrySendAsync(new Job(number), priority, cancellationToken),
        1 => hub.TrySendAsync(new Trade(number), priority, cancellationToken),
        2 => hub.TrySendAsync(new Incident(number, IsSevere: true), priority, cancellationToken),
        3 => hub.TrySendAsync(new Incident(number, IsSevere: false), priority, cancellationToken),
        4 => hub.TrySendAsync(new Basket(number, ["apple", "pear"]), priority, cancellationToken),
        5 => hub.TrySendAsync(new Order(number, "BTC", 3), priority, cancellationToken),
        6 or 7 => hub.TrySendAsync(new Tick(number), priority, cancellationToken),
        8 => hub.TrySendAsync(new Quote(number), priority, cancellationToken),
        9 => hub.TrySendAsync(new Post(number), priority, cancellationToken),
        10 => hub.TrySendAsync(new Flyer(number), priority, cancellationToken),
        11 => hub.TrySendAsync(new Errand(number), priority, cancellationToken),
        12 => hub.TrySendAsync(new Errand(number, (hub.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(number % 700)).ToUnixTimeMilliseconds()), priority, cancellationToken),
        13 => hub.TrySendAsync(new Parcel(number), priority, cancellationToken),
        14 => hub.TrySendAsync(new Price(number), priority, cancellationToken),
        15 => hub.TrySendAsync(new Moment(number), priority, cancellationToken),
        16 => hub.TrySendAsync(new Plan(number), priority, cancellationToken),
        17 => hub.TrySendAsync(new Chore(number), priority, cancellationToken),
        18 => hub.TrySendAsync(new Letter(number), priority, cancellationToken),
        19 => hub.TrySendAsync(new Circular(number), priority, cancellationToken),
        20 => hub.TrySendAsync(new Alarm(number), priority, cancellationToken),
        21 => hub.TrySendAsync(new Consignment(number), priority, cancellationToken),
        _ => hub.TrySendAsync(new Evacuation(number), priority, cancellationToken),
    };

    /// <summary>Sends what a program without the library might, and returns its message id where it goes over a stream and has one.</summary>
    public static async ValueTask<(MessageId Id, string Channel)?> SendForeignAsync(TransportUnderTest transport, int choice, int number)
    {
        var now = transport.Clock.GetUtcNow();
        var frame = new ForeignFrame { Type = "post", SentAt = now, Members = $"\"number\": {number}" };
        switch (choice % 12)
        {
            case 0:
                await transport.SendForeignAsync(ContractOf.Channel<Board>(), Delivery.AtLeastOnce, "no message"u8.ToArray());
                return null;
            case 1:
                await transport.SendForeignAsync(ContractOf.Channel<Ticks>(), Delivery.AtMostOnce, new byte[] { 0x7b, 0xff });
                return null;
            case 2:
                await transport.SendForeignAsync(ContractOf.Channel<Board>(), Delivery.AtMostOnce, (frame with { Type = "flyer", Members = "\"number\": null" }).ToBytes());
                return null;
            case 3:
                // Two copies of one message over two routes of which only one arrives twice.
                var quote = (frame with { Type = "quote", Members = frame.Members + ", \"_routes\": [\"ticks\", \"ticks_copy\"]" }).ToBytes();
                await transport.SendForeignAsync(ContractOf.Channel<Ticks>(), Delivery.AtMostOnce, quote);
                await transport.SendForeignAsync(ContractOf.Channel<Ticks>(), Delivery.AtMostOnce, quote);
                return null;
            case 4:
                var alarm = (frame with { Type = "alarm" }).ToBytes();
                var lane = new ChannelInfo { Name = Lane, IsEmergency = true };
                await transport.SendForeignAsync(lane, Delivery.AtMostOnce, alarm);
                await transport.SendForeignAsync(lane, Delivery.AtMostOnce, alarm);
                return null;
            case 5:
                await transport.SendForeignAsync(ContractOf.Channel<Ticks>(), Delivery.AtMostOnce, (frame with { Type = "tick", SentAt = now - TimeSpan.FromMinutes(1) }).ToBytes());
                return null;
            case 6:
                return await OnStreamAsync<Board>(frame);
            case 7:
                return await OnStreamAsync<Board>(frame with { Type = "tomorrows_message" });
            case 8:
                return await OnStreamAsync<Jobs>(frame with { Type = "order", Members = $"\"number\": {number}, \"symbol\": \"TOOLONG\", \"quantity\": 0" });
            case 9:
                return await OnStreamAsync<Jobs>(frame with { Type = "job", SentAt = now - TimeSpan.FromMinutes(1) });
            case 10:
                return await OnStreamAsync<Reserve>(frame with { Type = "letter", Members = frame.Members + ", \"_fallback_for\": \"main\", \"_routes\": [\"main\"]" });
            default:
                return await OnStreamAsync<Plans>(frame with { Type = "plan", SentAt = now - TimeSpan.FromSeconds(1) });
        }

        async ValueTask<(MessageId, string)?> OnStreamAsync<TChannel>(ForeignFrame message) where TChannel : IChannel<TChannel>
        {
            await transport.SendForeignAsync(TChannel.Info, Delivery.AtLeastOnce, message.ToBytes());
            return MessageId.TryParse(message.Id, out var id) ? (id, TChannel.Info.Name) : null;
        }
    }
}
