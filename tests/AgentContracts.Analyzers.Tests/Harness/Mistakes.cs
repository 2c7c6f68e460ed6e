namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>For each rule the smallest program with its mistake and no other; each in a namespace of its own, so that they also compile together.</summary>
internal static class Mistakes
{
    public static IReadOnlyDictionary<string, string> ById { get; } = new Dictionary<string, string>
    {
        [TypeNeedsPartialAnalyzer.Id] = """
            namespace NotPartial;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed record Signal(string Symbol);
            """,
        [MessageNeedsTierAnalyzer.Id] = """
            namespace NoTier;

            [RoutesTo<FastSignals>]
            public sealed partial record Signal(string Symbol);

            [Agent("no_tier"), Publishes<Signal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new Signal("BTC"), cancellationToken);
            }
            """,
        [MessageNeedsRouteAnalyzer.Id] = """
            namespace NoRoute;

            [Tier(Tier.Fast)]
            public sealed partial record Signal(string Symbol);

            [Agent("no_route"), Publishes<Signal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new Signal("BTC"), cancellationToken);
            }
            """,
        [RouteToOtherTierAnalyzer.Id] = """
            namespace OtherTier;

            [Tier(Tier.Fast), RoutesTo<TacticalSignals>]
            public sealed partial record Signal(string Symbol);

            [Agent("other_tier"), Subscribes<TacticalSignals>]
            public sealed partial class Listener
            {
                public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """,
        [SendNeedsPublishesAnalyzer.Id] = """
            namespace NotPublished;

            [Channel("not_published")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record Signal(string Symbol);

            [Agent("not_published")]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new Signal("BTC"), cancellationToken);
            }
            """,
        [MessageNeedsHandlerAnalyzer.Id] = """
            namespace NoHandler;

            [Channel("no_handler")]
            public partial class Own;

            [Tier(Tier.Fast), RoutesTo<Own>]
            public sealed partial record Signal(string Symbol);

            [Agent("no_handler"), Subscribes<Own>]
            public sealed partial class Listener;
            """,
    };
}
