namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 5xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Qos => new()
    {
        [RetriesPastAgeAnalyzer.Id] = """
            namespace RetriesPastAge;

            [Channel("retries_past_age", Tier.Tactical, MaxAgeMs = 500)]
            public partial class Own;
            """,
        [QueuePastAgeAnalyzer.Id] = """
            namespace QueuePastAge;

            [Channel("queue_past_age", Tier.Fast)]
            public partial class Own;

            [Agent("queue_past_age"), Subscribes<Own>(BudgetMs = 20)]
            public sealed partial class Listener;
            """,
        [BatchPastQueueAnalyzer.Id] = """
            namespace BatchPastQueue;

            [Channel("batch_past_queue", Tier.Tactical, MaxQueue = 20)]
            public partial class Own;
            """,
        [RetriesAtMostOnceAnalyzer.Id] = """
            namespace RetriesAtMostOnce;

            [Channel("retries_at_most_once", Tier.Tactical, Delivery = Delivery.AtMostOnce)]
            public partial class Own;
            """,
        [BudgetPastAgeAnalyzer.Id] = """
            namespace BudgetPastAge;

            [Channel("budget_past_age", Tier.Fast)]
            public partial class Own;

            [Agent("budget_past_age"), Subscribes<Own>(BudgetMs = 2000)]
            public sealed partial class Listener;
            """,
        [SettingOutOfRangeAnalyzer.Id] = """
            namespace SettingOutOfRange;

            [Channel("setting_out_of_range", Tier.Tactical, MaxQueue = 0)]
            public partial class Own;
            """,
        [BatchedUltraHftAnalyzer.Id] = """
            namespace BatchedUltraHft;

            [Channel("batched_ultra_hft", Tier.UltraHft, BatchSize = 10)]
            public partial class Own;
            """,
        [ExpiryPastAgeAnalyzer.Id] = """
            namespace ExpiryPastAge;

            [Channel("expiry_past_age", Tier.Fast)]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record FleetingSignal([Expires] long ExpiresAtMs);

            public static class Signals
            {
                public static FleetingSignal Make() => new(500);
            }
            """,
        [DeliveryOnMixedChannelAnalyzer.Id] = """
            namespace DeliveryOnMixedChannel;

            [Channel("delivery_on_mixed_channel", Delivery = Delivery.AtMostOnce)]
            public partial class Own;
            """,
    };
}
