namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 1xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Declarations => new()
    {
        [TypeNeedsPartialAnalyzer.Id] = """
            namespace NotPartial;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed record PlainSignal(string Symbol);
            """,
        [MessageNeedsTierAnalyzer.Id] = """
            namespace NoTier;

            [RoutesTo<FastSignals>]
            public sealed partial record UntieredSignal(string Symbol);

            [Agent("no_tier"), Publishes<UntieredSignal>]
            public sealed partial class Sender(IHub<Sender> hub)
            {
                public ValueTask SendAsync(CancellationToken cancellationToken) => hub.SendAsync(new UntieredSignal("BTC"), cancellationToken);
            }
            """,
        [ContainingTypeNeedsPartialAnalyzer.Id] = """
            namespace AroundNotPartial;

            public static class Outer
            {
                [Tier(Tier.Fast), RoutesTo<FastSignals>]
                public sealed partial record EnclosedSignal(string Symbol);
            }
            """,
    };
}
