using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.IgnoresUnheardAnalyzer, AgentContracts.CodeFixes.Rules.IgnoresUnheardFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3003
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record Fill(double Price);
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        """;

    [Fact]
    public Task Stands_on_the_attribute() => Test.ReportsAsync("""
        [Agent("trader"), Subscribes<MarketNews>, {|CTR3003:Ignores<Signal>("too slow")|}, Ignores<Fill>("of no use")]
        [{|CTR3003:Ignores<Alarm>("deaf")|}]
        public sealed partial class Trader;
        """ + Messages);

    [Theory]
    [InlineData("Signal", "none of its channels carries it")]
    [InlineData("string", "it is not a message")]
    [InlineData("int[]", "it is not a message")]
    [InlineData("FastSignals", "it is not a message")]
    public Task Says_why_there_is_nothing_to_ignore(string ignored, string reason) => Test.ReportsAsync(
        $$"""[Agent("trader"), {|#0:Ignores<{{ignored}}>("why")|}] public sealed partial class Trader;""" + Messages,
        CompilerWarning("CTR3003").WithLocation(0).WithMessage($"Trader ignores {ignored}, but {reason}: remove [Ignores<{ignored}>]"));

    [Fact]
    public Task Is_quiet_on_what_reaches_the_agent_and_where_that_cannot_be_told() => Test.ReportsAsync("""
        [Tier(Tier.Tactical), RoutesTo<TacticalSignals>(When = nameof(IsLoud))] public partial record Sometimes(bool IsLoud);
        [Tier(Tier.Fast), RoutesTo<HftSignals>] public partial record Invalid(string Symbol);
        [Channel("")] public partial class Misnamed;
        [Agent("trader"), Subscribes<FastSignals>, Subscribes<TacticalSignals>, Subscribes<ExecutionAlerts>]
        [Ignores<Signal>(""), Ignores<Sometimes>(""), Ignores<Alarm>(""), Ignores<SystemHealthAlert>(""), Ignores<Invalid>("")]
        public sealed partial class Trader;
        [Agent("clerk"), Subscribes<Misnamed>, Ignores<Signal>("")] public sealed partial class Clerk;
        [Agent(""), Ignores<Signal>("")] public sealed partial class Nameless;
        [Ignores<Signal>("")] public sealed partial class NoAgent;
        """ + Messages);

    [Fact]
    public Task Knows_the_messages_of_referenced_assemblies() => Test.ReportsAsync(
        [
            """
            [Agent("trader"), Subscribes<Acme.Orders>, Ignores<Acme.Order>(""), {|CTR3003:Ignores<Acme.Cancel>("")|}] public sealed partial class Trader;
            """,
        ],
        Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Channel("cancels")] public partial class Cancels;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            [Tier(Tier.Fast), RoutesTo<Cancels>] public partial record Cancel(string Symbol);
            """));

    [Fact]
    public Task Removes_the_attribute_and_with_the_last_one_the_list() => Test.FixesAsync(
        """
        [Agent("trader"), {|CTR3003:Ignores<Signal>("")|}, {|CTR3003:Ignores<Alarm>("")|}] // says little
        [{|CTR3003:Ignores<string>("")|}]
        [{|CTR3003:Ignores<int>("")|}, Subscribes<MarketNews>, {|CTR3003:Ignores<long>("")|}]
        [Ignores<Fill>("")]
        [{|CTR3003:Ignores<byte>("")|}] // why
        public sealed partial class Trader;
        """ + Messages,
        """
        [Agent("trader")] // says little
        [Subscribes<MarketNews>]
        [Ignores<Fill>("")]
         // why
        public sealed partial class Trader;
        """ + Messages,
        iterations: 6);
}
