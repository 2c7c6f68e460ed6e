using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageNeedsHandlerAnalyzer, AgentContracts.CodeFixes.Rules.MessageNeedsHandlerFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3011
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<MarketNews, FastSignals>] public partial record Fill(double Price);
        [Tier(Tier.Tactical), RoutesTo<TacticalSignals>(When = nameof(IsLoud))] public partial record Sometimes(bool IsLoud);
        """;

    [Fact]
    public Task Stands_on_the_subscription_that_brings_the_message() => Test.ReportsAsync(
        """
        [Agent("trader"), {|#0:Subscribes<TacticalSignals>|}, {|#1:Subscribes<MarketNews>(BudgetMs = 5)|}]
        public sealed partial class Trader;
        """ + Messages,
        CompilerError("CTR3011").WithLocation(0).WithMessage(
            "Trader subscribes to TacticalSignals, which carries Sometimes, but has no handler for it: write 'public ValueTask HandleAsync(Sometimes message, MessageContext context, CancellationToken cancellationToken)', or add [Ignores<Sometimes>(\"why\")]"),
        CompilerError("CTR3011").WithLocation(1).WithMessage(
            "Trader subscribes to MarketNews, which carries Fill, but has no handler for it: write 'public ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)', or add [Ignores<Fill>(\"why\")]"));

    [Fact]
    public Task Reports_each_message_once_and_points_at_every_subscription() => Test.ReportsAsync(
        """
        [Agent("trader")]
        [{|#0:Subscribes<FastSignals>|}]
        [{|#1:Subscribes<MarketNews>|}]
        public sealed partial class Trader;
        """ + Messages,
        CompilerError("CTR3011").WithLocation(0).WithLocation(1).WithArguments(
            "Trader", "FastSignals", "Fill", "has no handler for it", "write 'public ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)'"),
        CompilerError("CTR3011").WithLocation(0).WithArguments(
            "Trader", "FastSignals", "Signal", "has no handler for it", "write 'public ValueTask HandleAsync(Signal message, MessageContext context, CancellationToken cancellationToken)'"));

    [Fact]
    public Task Says_which_of_two_messages_with_one_name_it_means() => Test.ReportsAsync(
        """
        [Agent("trader"), {|#0:Subscribes<MarketNews>|}]
        public sealed partial class Trader
        {
            public ValueTask HandleAsync(One.Fill m, MessageContext c, CancellationToken t) => default;
        }
        namespace One { [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record Fill(double Price); }
        namespace Two { [Tier(Tier.Fast), RoutesTo<MarketNews>, WireName("fill_2")] public partial record Fill(double Price); }
        """,
        CompilerError("CTR3011").WithLocation(0).WithMessage(
            "Trader subscribes to MarketNews, which carries Two.Fill, but has no handler for it: write 'public ValueTask HandleAsync(Two.Fill message, MessageContext context, CancellationToken cancellationToken)', or add [Ignores<Two.Fill>(\"why\")]"));

    [Theory]
    [InlineData("private ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;", "its HandleAsync for it is not public")]
    [InlineData("ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;", "its HandleAsync for it is not public")]
    [InlineData("public static ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;", "its HandleAsync for it is static")]
    [InlineData("public Task HandleAsync(Fill m, MessageContext c, CancellationToken t) => Task.CompletedTask;", "its HandleAsync for it returns Task")]
    [InlineData("public async void HandleAsync(Fill m, MessageContext c, CancellationToken t) => await Task.Yield();", "its HandleAsync for it returns void")]
    [InlineData("public ValueTask<int> HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;", "its HandleAsync for it returns ValueTask<int>")]
    [InlineData("public ValueTask HandleAsync(in Fill m, MessageContext c, CancellationToken t) => default;", "its HandleAsync for it takes a parameter by reference")]
    [InlineData("public ValueTask HandleAsync<T>(Fill m, MessageContext c, CancellationToken t) => default;", "its HandleAsync for it has type parameters")]
    [InlineData("public ValueTask HandleAsync(Fill m) => default;", "its HandleAsync for it takes other parameters")]
    [InlineData("public ValueTask HandleAsync(Fill m, CancellationToken t, MessageContext c) => default;", "its HandleAsync for it takes other parameters")]
    public Task Says_what_is_wrong_with_a_method_that_is_no_handler(string method, string reason) => Test.ReportsAsync(
        $$"""
        [Agent("trader"), {|#0:Subscribes<MarketNews>|}]
        public sealed partial class Trader
        {
            {{method}}
        }
        """ + Messages,
        CompilerError("CTR3011").WithLocation(0).WithMessage(
            $"Trader subscribes to MarketNews, which carries Fill, but {reason}: make it 'public ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)', or add [Ignores<Fill>(\"why\")]"));

    [Fact]
    public Task Is_quiet_on_every_way_to_handle_and_on_what_is_ignored() => Test.ReportsAsync("""
        public abstract class Base
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;
        }
        [Agent("trader"), Subscribes<FastSignals>, Subscribes<TacticalSignals>, Ignores<Sometimes>("never loud")]
        public sealed partial class Trader : Base, IHandle<Fill>
        {
            async ValueTask IHandle<Fill>.HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => await Task.Yield();
        }
        [Agent("sender"), Publishes<Signal>] public sealed partial class Sender;
        [Subscribes<FastSignals>] public sealed partial class NoAgent;
        """ + Messages);

    [Fact]
    public Task Is_quiet_on_messages_that_no_channel_of_the_agent_carries() => Test.ReportsAsync("""
        [Channel("primary"), FallsBackTo<MarketNews>] public partial class Primary;
        [Agent("trader"), Subscribes<Primary>, Subscribes<HftSignals>, Subscribes<string>] public sealed partial class Trader;
        [Tier(Tier.Fast), RoutesTo<HftSignals>] public partial record Invalid(string Symbol);
        """ + Messages);

    [Fact]
    public Task Reports_emergencies_on_emergency_channels() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Reason);
        [Agent("trader"), {|#0:Subscribes<ExecutionAlerts>|}]
        public sealed partial class Trader
        {
            public ValueTask HandleAsync(Alarm alarm, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """,
        CompilerError("CTR3011").WithLocation(0).WithArguments(
            "Trader", "ExecutionAlerts", "SystemHealthAlert", "has no handler for it", "write 'public ValueTask HandleAsync(SystemHealthAlert message, MessageContext context, CancellationToken cancellationToken)'"));

    [Fact]
    public Task Knows_the_messages_of_referenced_assemblies() => Test.ReportsAsync(
        [
            """
            [Agent("trader"), {|CTR3011:Subscribes<Acme.Orders>|}] public sealed partial class Trader;
            """,
        ],
        Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            [Tier(Tier.Fast), RoutesTo<Orders>] internal partial record Secret(string Symbol);
            """));

    [Fact]
    public Task Asks_for_an_explicit_handler_where_others_see_the_agent_but_not_the_message() => Test.ReportsAsync(
        """
        [Channel("inner")] internal partial class Inner;
        [Tier(Tier.Fast), RoutesTo<Inner>] internal partial record Secret(int Size);
        [Agent("trader"), {|#0:Subscribes<Inner>|}] public sealed partial class Trader;
        [Agent("clerk"), {|#1:Subscribes<Inner>|}] internal sealed partial class Clerk;
        """,
        CompilerError("CTR3011").WithLocation(0).WithArguments(
            "Trader", "Inner", "Secret", "has no handler for it", "write 'ValueTask IHandle<Secret>.HandleAsync(Secret message, MessageContext context, CancellationToken cancellationToken)'"),
        CompilerError("CTR3011").WithLocation(1).WithArguments(
            "Clerk", "Inner", "Secret", "has no handler for it", "write 'public ValueTask HandleAsync(Secret message, MessageContext context, CancellationToken cancellationToken)'"));
}
