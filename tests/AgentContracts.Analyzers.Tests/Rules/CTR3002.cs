using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.HandlerForUnheardAnalyzer, AgentContracts.CodeFixes.Rules.HandlerForUnheardFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3002
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<MarketNews, FastSignals>] public partial record Fill(double Price);
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        """;

    [Fact]
    public Task Stands_on_the_name_of_the_handler_in_either_form() => Test.ReportsAsync("""
        [Agent("trader"), Subscribes<TacticalSignals>]
        public sealed partial class Trader : IHandle<Fill>
        {
            public ValueTask {|CTR3002:HandleAsync|}(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
            async ValueTask IHandle<Fill>.{|CTR3002:HandleAsync|}(Fill fill, MessageContext context, CancellationToken cancellationToken) => await Task.Yield();
        }
        """ + Messages);

    [Theory]
    [InlineData("Signal", "none of its channels carries it", "add [Subscribes<FastSignals>], or remove the handler")]
    [InlineData("Fill", "none of its channels carries it", "add [Subscribes<MarketNews>], or another channel that carries it, such as FastSignals, or remove the handler")]
    [InlineData("Alarm", "none of its channels carries it", "add [Subscribes<ExecutionAlerts>], or another channel that carries it, such as ErrorAlerts, SystemHealth, or remove the handler")]
    [InlineData("Unmarked", "it is not a message", "add [Tier(...)] and [RoutesTo<...>] to Unmarked, or remove the handler", "public sealed record Unmarked(string Symbol);")]
    [InlineData("News", "ignores it as well", "remove [Ignores<News>] or the handler", "[Tier(Tier.Tactical), RoutesTo<TacticalSignals>] public partial record News(string Symbol);")]
    public Task Says_why_nothing_reaches_the_handler_and_what_to_do(string message, string reason, string remedy, string declaration = "") => Test.ReportsAsync(
        $$"""
        [Agent("trader"), Subscribes<TacticalSignals>{{(message == "News" ? ", Ignores<News>(\"old\")" : "")}}]
        public sealed partial class Trader
        {
            public ValueTask {|#0:HandleAsync|}({{message}} m, MessageContext context, CancellationToken cancellationToken) => default;
        }
        {{declaration}}
        """ + Messages,
        CompilerWarning("CTR3002").WithLocation(0).WithMessage($"Trader handles {message}, but {reason}, so the handler is never called: {remedy}"));

    [Fact]
    public Task Takes_the_messages_of_a_primary_channel_for_its_own_and_not_those_of_whom_it_stands_in_for() => Test.ReportsAsync("""
        [Channel("primary"), FallsBackTo<MarketNews>] public partial class Primary;
        [Tier(Tier.Fast), RoutesTo<Primary>] public partial record Order(string Symbol);
        [Agent("trader"), Subscribes<MarketNews>, Ignores<Fill>("")]
        public sealed partial class Trader
        {
            public ValueTask {|CTR3002:HandleAsync|}(Order order, MessageContext context, CancellationToken cancellationToken) => default;
        }
        [Agent("clerk"), Subscribes<Primary>]
        public sealed partial class Clerk
        {
            public ValueTask HandleAsync(Order order, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """ + Messages);

    [Fact]
    public Task Is_quiet_on_what_reaches_the_agent() => Test.ReportsAsync("""
        [Tier(Tier.Tactical), RoutesTo<TacticalSignals>(When = nameof(IsLoud))] public partial record Sometimes(bool IsLoud);
        [Agent("trader"), Subscribes<FastSignals>, Subscribes<TacticalSignals>, Subscribes<ExecutionAlerts>]
        public sealed partial class Trader
        {
            public ValueTask HandleAsync(Signal m, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(Fill m, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(Sometimes m, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(Alarm m, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(SystemHealthAlert m, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """ + Messages);

    [Theory]
    [InlineData("public ValueTask HandleAsync(Signal m, CancellationToken cancellationToken) => default;")]
    [InlineData("private ValueTask HandleAsync(Signal m, MessageContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public ValueTask HandleAsync(string m, MessageContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public ValueTask HandleAsync(IFormattable m, MessageContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public ValueTask HandleAsync(Shape m, MessageContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public ValueTask HandleAsync(Invalid m, MessageContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public ValueTask HandleAsync<T>(T m, MessageContext context, CancellationToken cancellationToken) => default;")]
    public Task Is_quiet_on_what_is_no_handler_of_a_valid_message(string method) => Test.ReportsAsync(
        $$"""
        [Agent("trader"), Subscribes<TacticalSignals>] public sealed partial class Trader { {{method}} }
        public abstract record Shape;
        [Tier(Tier.Fast), RoutesTo<HftSignals>] public partial record Invalid(string Symbol);
        """ + Messages);

    [Fact]
    public Task Is_quiet_on_inherited_handlers_on_invalid_agents_and_where_a_subscription_is_wrong() => Test.ReportsAsync("""
        public abstract class Base
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
        }
        [Agent("trader"), Subscribes<TacticalSignals>] public sealed partial class Trader : Base;
        [Agent("clerk"), Subscribes<Misnamed>]
        public sealed partial class Clerk
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
        }
        [Agent("")]
        public sealed partial class Nameless
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
        }
        public sealed class NoAgent
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
        }
        [Channel("")] public partial class Misnamed;
        """ + Messages);

    [Fact]
    public Task Subscribes_to_the_channel_after_the_others() => Test.FixesAsync(
        [
            """
            public sealed partial class Trader
            {
                public ValueTask {|CTR3002:HandleAsync|}(Fill fill, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """ + Messages,
            """
            [Agent("trader"), Subscribes<TacticalSignals>, Publishes<Signal>] // says little
            partial class Trader;
            """,
        ],
        [
            """
            public sealed partial class Trader
            {
                public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """ + Messages,
            """
            [Agent("trader"), Subscribes<TacticalSignals>, Subscribes<MarketNews>, Publishes<Signal>] // says little
            partial class Trader;
            """,
        ],
        key: "CTR3002.MarketNews");

    [Fact]
    public Task Subscribes_in_a_list_of_its_own_where_the_agent_hears_nothing_and_once_for_several_handlers() => Test.FixesAsync(
        """
        [Agent("trader")]
        public sealed partial class Trader
        {
            public ValueTask {|CTR3002:HandleAsync|}(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask {|CTR3002:HandleAsync|}(Fill fill, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """ + Messages,
        """
        [Agent("trader")]
        [Subscribes<FastSignals>]
        public sealed partial class Trader
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """ + Messages,
        key: "CTR3002.FastSignals");

    [Fact]
    public Task Offers_no_fix_where_no_subscription_helps() => Test.HasNoFixAsync("""
        [Agent("trader"), Subscribes<TacticalSignals>, Ignores<News>("old")]
        public sealed partial class Trader
        {
            public ValueTask {|CTR3002:HandleAsync|}(News m, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask {|CTR3002:HandleAsync|}(Unmarked m, MessageContext context, CancellationToken cancellationToken) => default;
        }
        public sealed record Unmarked(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<TacticalSignals>] public partial record News(string Symbol);
        """);
}
