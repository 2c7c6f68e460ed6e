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
    };
}
