using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.AgentLinkToNothingAnalyzer, AgentContracts.CodeFixes.Rules.AgentLinkToNothingFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3013
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<MarketNews, FastSignals>] public partial record Fill(double Price);
        """;

    [Fact]
    public Task Stands_on_the_type_that_is_named() => Test.ReportsAsync("""
        [Agent("trader"), Subscribes<{|CTR3013:string|}>, Subscribes<FastSignals>, AgentContracts.Publishes<{|CTR3013:global::MarketNews|}>]
        [Publishes<Signal>, Publishes<{|CTR3013:int[]|}>, Subscribes<{|CTR3013:Plain|}>]
        public sealed partial class Trader;
        public sealed class Plain;
        """ + Messages);

    [Theory]
    [InlineData("Subscribes", "Signal", "subscribes to Signal, which is not a channel: a message is heard on its channel, so write [Subscribes<FastSignals>]")]
    [InlineData("Subscribes", "Fill", "subscribes to Fill, which is not a channel: a message is heard on its channel, so write [Subscribes<MarketNews>], or another channel that carries it, such as FastSignals")]
    [InlineData("Subscribes", "string", "subscribes to string, which is not a channel: name a partial class with [Channel(\"...\")]")]
    [InlineData("Publishes", "MarketNews", "publishes MarketNews, which is not a message: name the message that it sends")]
    public Task Says_what_it_should_be_and_what_to_write(string attribute, string named, string text) => Test.ReportsAsync(
        $$"""[Agent("trader"), {{attribute}}<{|#0:{{named}}|}>] public sealed partial class Trader;""" + Messages,
        CompilerError("CTR3013").WithLocation(0).WithMessage($"Trader {text}"));

    [Fact]
    public Task Is_quiet_on_channels_and_messages_valid_or_not() => Test.ReportsAsync("""
        [Channel("")] public partial class Misnamed;
        [Tier(Tier.Fast), RoutesTo<TacticalSignals>] public partial record Invalid(string Symbol);
        [Agent("trader"), Subscribes<FastSignals>, Subscribes<Misnamed>, Subscribes<SystemHealth>, Publishes<Signal>, Publishes<Invalid>, Publishes<SystemHealthAlert>, Ignores<string>("")]
        public sealed partial class Trader;
        [Subscribes<string>, Publishes<string>] public sealed partial class NoAgent;
        """ + Messages);

    [Fact]
    public Task Reports_what_another_assembly_does_not_list() => Test.ReportsAsync(
        ["""[Agent("trader"), Subscribes<Acme.Orders>, Publishes<Acme.Order>, Subscribes<{|#0:Acme.Misnamed|}>, Publishes<{|#1:Acme.Lost|}>] public sealed partial class Trader;"""],
        [Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Channel("")] public partial class Misnamed;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            [Tier(Tier.Fast)] public partial record Lost(string Symbol);
            """)],
        CompilerError("CTR3013").WithLocation(0).WithMessage("Trader subscribes to Misnamed, which is not in the manifest of Acme: name a partial class with [Channel(\"...\")]"),
        CompilerError("CTR3013").WithLocation(1).WithMessage("Trader publishes Lost, which is not in the manifest of Acme: name the message that it sends"));

    [Fact]
    public Task Subscribes_to_the_channel_of_the_message() => Test.FixesAsync(
        """
        [Agent("trader"), Subscribes<{|CTR3013:Signal|}>, AgentContracts.Subscribes<{|CTR3013:global::Fill|}>(BudgetMs = 5)] // says little
        public sealed partial class Trader;
        """ + Messages,
        """
        [Agent("trader"), Subscribes<FastSignals>, AgentContracts.Subscribes<FastSignals>(BudgetMs = 5)] // says little
        public sealed partial class Trader;
        """ + Messages,
        key: "CTR3013.FastSignals",
        iterations: 2);

    [Fact]
    public Task Offers_no_fix_where_it_does_not_know_what_was_meant() => Test.HasNoFixAsync(
        """[Agent("trader"), Subscribes<{|CTR3013:string|}>, Publishes<{|CTR3013:MarketNews|}>] public sealed partial class Trader;""");
}
