namespace AgentContracts.Analyzers.Tests.Harness;

/// <content>The mistakes of the rules 4xxx.</content>
internal static partial class Mistakes
{
    private static Dictionary<string, string> Validation => new()
    {
        [ConstraintMisplacedAnalyzer.Id] = """
            namespace Misplaced;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record UncheckedSignal(string Symbol, [System.ComponentModel.DataAnnotations.StringLength(5)] int Size);
            """,
        [ConstraintUnsatisfiableAnalyzer.Id] = """
            namespace Unsatisfiable;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record ImpossibleSignal(string Symbol, [System.ComponentModel.DataAnnotations.Range(5, 1)] int Size);
            """,
        [ConstantViolatesAnalyzer.Id] = """
            namespace Violating;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record BoundSignal(string Symbol, [System.ComponentModel.DataAnnotations.Range(1, 5)] int Size);

            public static class Desk
            {
                public static BoundSignal Make() => new("BTC", 6);
            }
            """,
        [PatternUnsafeAnalyzer.Id] = """
            namespace Unmatched;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record PatternedSignal([System.ComponentModel.DataAnnotations.RegularExpression("(")] string Symbol);
            """,
        [ExpiresNoTimeAnalyzer.Id] = """
            namespace NoTime;

            [Tier(Tier.Fast), RoutesTo<FastSignals>]
            public sealed partial record TimelessSignal(string Symbol, [Expires] int At);
            """,
    };
}
