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

            [Channel("repeated_route")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own, Own>]
            public sealed partial record RepeatedSignal(string Symbol);

            [Agent("repeated_route"), Subscribes<Own>]
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
        [RouteConditionUnusableAnalyzer.Id] = """
            namespace NoCondition;

            [Tier(Tier.Fast), RoutesTo<MarketNews>(When = "Missing")]
            public sealed partial record ConditionalSignal(string Symbol);
            """,
        [RouteToNoChannelAnalyzer.Id] = """
            namespace NoChannel;

            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record LostSignal(string Symbol);
            """,
        [RoutesTooManyAnalyzer.Id] = """
            namespace ManyRoutes;

            [Tier(Tier.Fast)]
            [RoutesTo<A01, A02, A03, A04>, RoutesTo<A05, A06, A07, A08>, RoutesTo<A09, A10, A11, A12>, RoutesTo<A13, A14, A15, A16>]
            [RoutesTo<A17, A18, A19, A20>, RoutesTo<A21, A22, A23, A24>, RoutesTo<A25, A26, A27, A28>, RoutesTo<A29, A30, A31, A32>]
            [RoutesTo<A33>]
            public sealed partial record ScatteredSignal(string Symbol);

            [Channel("scattered_01")] public partial class A01;
            [Channel("scattered_02")] public partial class A02;
            [Channel("scattered_03")] public partial class A03;
            [Channel("scattered_04")] public partial class A04;
            [Channel("scattered_05")] public partial class A05;
            [Channel("scattered_06")] public partial class A06;
            [Channel("scattered_07")] public partial class A07;
            [Channel("scattered_08")] public partial class A08;
            [Channel("scattered_09")] public partial class A09;
            [Channel("scattered_10")] public partial class A10;
            [Channel("scattered_11")] public partial class A11;
            [Channel("scattered_12")] public partial class A12;
            [Channel("scattered_13")] public partial class A13;
            [Channel("scattered_14")] public partial class A14;
            [Channel("scattered_15")] public partial class A15;
            [Channel("scattered_16")] public partial class A16;
            [Channel("scattered_17")] public partial class A17;
            [Channel("scattered_18")] public partial class A18;
            [Channel("scattered_19")] public partial class A19;
            [Channel("scattered_20")] public partial class A20;
            [Channel("scattered_21")] public partial class A21;
            [Channel("scattered_22")] public partial class A22;
            [Channel("scattered_23")] public partial class A23;
            [Channel("scattered_24")] public partial class A24;
            [Channel("scattered_25")] public partial class A25;
            [Channel("scattered_26")] public partial class A26;
            [Channel("scattered_27")] public partial class A27;
            [Channel("scattered_28")] public partial class A28;
            [Channel("scattered_29")] public partial class A29;
            [Channel("scattered_30")] public partial class A30;
            [Channel("scattered_31")] public partial class A31;
            [Channel("scattered_32")] public partial class A32;
            [Channel("scattered_33")] public partial class A33;
            """,
    };
}
