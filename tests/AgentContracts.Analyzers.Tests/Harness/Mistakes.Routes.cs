namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 2xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Routes => new()
    {
        [MessageNeedsRouteAnalyzer.Id] = """
            namespace NoRoute;

            [Tier(Tier.Fast)]
            public sealed partial record UnroutedSignal(string Symbol);

            [Agent("no_route"), Publishes<UnroutedSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new UnroutedSignal("BTC"), cancellationToken);
            }
            """,
        [RouteToOtherTierAnalyzer.Id] = """
            namespace OtherTier;

            [Tier(Tier.Fast), RoutesTo<TacticalSignals>]
            public sealed partial record StraySignal(string Symbol);

            [Agent("other_tier"), Subscribes<TacticalSignals>]
            public sealed partial class Listener
            {
                public ValueTask HandleAsync(StraySignal signal, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """,
        [RepeatedRouteAnalyzer.Id] = """
            namespace RepeatedRoute;

            [Tier(Tier.Fast), RoutesTo<FastSignals, FastSignals>]
            public sealed partial record RepeatedSignal(string Symbol);

            [Agent("repeated_route"), Subscribes<FastSignals>]
            public sealed partial class Listener
            {
                public ValueTask HandleAsync(RepeatedSignal signal, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """,
        [FallbackCycleAnalyzer.Id] = """
            namespace FallbackCycle;

            [Channel("circle_first", Tier.Fast), FallsBackTo<Second>]
            public partial class First;

            [Channel("circle_second", Tier.Fast), FallsBackTo<First>]
            public partial class Second;
            """,
        [UnfitFallbackAnalyzer.Id] = """
            namespace UnfitFallback;

            [Channel("unfit_fallback", Tier.Fast), FallsBackTo<TacticalSignals>]
            public partial class Own;
            """,
        [ChannelWithoutMessagesAnalyzer.Id] = """
            namespace NoMessages;

            [Channel("no_messages")]
            internal partial class Own;
            """,
        [ChannelWithoutSubscribersAnalyzer.Id] = """
            [assembly: WholeSystem]

            namespace NoSubscriber;

            [Channel("no_subscriber", Tier.Fast)]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UnheardSignal(string Symbol);

            [Agent("no_subscriber"), Publishes<UnheardSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new UnheardSignal("BTC"), cancellationToken);
            }
            """,
        [MessageWithoutPublisherAnalyzer.Id] = """
            [assembly: WholeSystem]

            namespace NoPublisher;

            [Channel("no_publisher", Tier.Fast)]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record UnsentSignal(string Symbol);

            [Agent("no_publisher"), Subscribes<Own>]
            public sealed partial class Listener
            {
                public ValueTask HandleAsync(UnsentSignal signal, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """,
        [UnheardEmergencyAnalyzer.Id] = """
            namespace UnheardEmergency;

            [Channel("unheard_emergency")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record QuietSignal(string Symbol);

            [Agent("unheard_emergency"), Publishes<QuietSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public async Task ShoutAsync(CancellationToken cancellationToken) => await hub.BroadcastEmergencyAsync(new QuietSignal("BTC"), cancellationToken);
            }
            """,
        [BypassedHubAnalyzer.Id] = """
            namespace BypassedHub;

            public static class Shortcut
            {
                public static void Write(StackExchange.Redis.ISubscriber subscriber) => subscriber.Publish(StackExchange.Redis.RedisChannel.Literal("fast_signals"), "BTC");
            }
            """,
        [MixedDeliveriesAnalyzer.Id] = """
            namespace MixedDeliveries;

            [Channel("mixed_deliveries_stream", Tier.Tactical)]
            public partial class Stream;

            [Channel("mixed_deliveries_live", Tier.Tactical, Delivery = Delivery.AtMostOnce, Retries = 0)]
            public partial class Live;

            [Tier(Tier.Tactical), RoutesTo<Stream, Live>]
            public sealed partial record TwofoldSignal(string Symbol);

            [Agent("mixed_deliveries"), Subscribes<Stream>, Subscribes<Live>]
            public sealed partial class Listener
            {
                public ValueTask HandleAsync(TwofoldSignal signal, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """,
    };
}
