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
    public Task Writes_the_handler() => Test.FixesAsync(
        """
        [Agent("trader"), {|CTR3011:Subscribes<MarketNews>|}]
        public sealed partial class Trader
        {
            private readonly int _count = 1; // kept

            public int Count => _count;
        }
        """ + Messages,
        """
        [Agent("trader"), Subscribes<MarketNews>]
        public sealed partial class Trader
        {
            private readonly int _count = 1; // kept

            public int Count => _count;

            public ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)
            {
                throw new NotSupportedException("Trader cannot handle Fill yet.");
            }
        }
        """ + Messages);

    [Theory]
    [InlineData(";")]
    [InlineData(" { }")]
    [InlineData("\n{\n}")]
    public Task Writes_every_handler_of_a_subscription_into_an_empty_agent(string body) => Test.FixesAsync(
        $$"""
        namespace Desk
        {
            [Agent("trader"), {|CTR3011:{|CTR3011:Subscribes<FastSignals>|}|}]
            public sealed partial class Trader{{body.Replace("\n", "\n    ")}}
        }
        """ + Messages,
        $$"""
        namespace Desk
        {
            [Agent("trader"), Subscribes<FastSignals>]
            public sealed partial class Trader{{(body.StartsWith(' ') ? " " : "\n    ")}}{
                public ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)
                {
                    throw new NotSupportedException("Trader cannot handle Fill yet.");
                }

                public ValueTask HandleAsync(Signal message, MessageContext context, CancellationToken cancellationToken)
                {
                    throw new NotSupportedException("Trader cannot handle Signal yet.");
                }
            }
        }
        """ + Messages,
        iterations: 2);

    [Fact]
    public Task Writes_after_the_other_handlers() => Test.FixesAsync(
        """
        [Agent("trader"), {|CTR3011:Subscribes<FastSignals>|}]
        public sealed partial class Trader
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;

            private void Log() { }
        }
        """ + Messages,
        """
        [Agent("trader"), Subscribes<FastSignals>]
        public sealed partial class Trader
        {
            public ValueTask HandleAsync(Signal signal, MessageContext context, CancellationToken cancellationToken) => default;

            public ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)
            {
                throw new NotSupportedException("Trader cannot handle Fill yet.");
            }

            private void Log() { }
        }
        """ + Messages);

    [Fact]
    public Task Writes_an_explicit_handler_for_a_message_that_others_cannot_see() => Test.FixesAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] internal partial record Secret(string Symbol);
        [Agent("trader"), {|CTR3011:Subscribes<FastSignals>|}]
        public sealed partial class Trader
        {
        }
        """,
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] internal partial record Secret(string Symbol);
        [Agent("trader"), Subscribes<FastSignals>]
        public sealed partial class Trader
        {
            ValueTask IHandle<Secret>.HandleAsync(Secret message, MessageContext context, CancellationToken cancellationToken)
            {
                throw new NotSupportedException("Trader cannot handle Secret yet.");
            }
        }
        """);

    [Fact]
    public Task Calls_the_method_that_may_not_be_public_from_an_explicit_handler() => Test.FixesAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] internal partial record Secret(string Symbol);
        [Agent("trader"), {|CTR3011:Subscribes<FastSignals>|}]
        public sealed partial class Trader
        {
            internal ValueTask HandleAsync(Secret secret, MessageContext context, CancellationToken cancellationToken) => default;
        }
        """,
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] internal partial record Secret(string Symbol);
        [Agent("trader"), Subscribes<FastSignals>]
        public sealed partial class Trader
        {
            internal ValueTask HandleAsync(Secret secret, MessageContext context, CancellationToken cancellationToken) => default;

            ValueTask IHandle<Secret>.HandleAsync(Secret message, MessageContext context, CancellationToken cancellationToken)
            {
                return HandleAsync(message, context, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Writes_as_the_file_is_written() => Test.FixesAsync(
        "[Agent(\"trader\"), {|CTR3011:Subscribes<MarketNews>|}]\r\npublic sealed partial class Trader\r\n{\r\n\tprivate int _count;\r\n}\r\n" + Messages,
        "[Agent(\"trader\"), Subscribes<MarketNews>]\r\npublic sealed partial class Trader\r\n{\r\n\tprivate int _count;\r\n\r\n"
        + "\tpublic ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)\r\n"
        + "\t{\r\n\t\tthrow new NotSupportedException(\"Trader cannot handle Fill yet.\");\r\n\t}\r\n}\r\n" + Messages);

    [Fact]
    public Task Writes_into_the_declaration_with_a_body_and_qualifies_what_is_not_imported() => Test.FixesAsync(
        [
            """[Agent("trader"), {|CTR3011:Subscribes<Acme.Orders>|}] public sealed partial class Trader;""",
            """
            namespace Acme
            {
                [Channel("orders")] public partial class Orders;
                [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            }

            partial class Trader
            {
            }
            """,
        ],
        [
            """[Agent("trader"), Subscribes<Acme.Orders>] public sealed partial class Trader;""",
            """
            namespace Acme
            {
                [Channel("orders")] public partial class Orders;
                [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            }

            partial class Trader
            {
                public ValueTask HandleAsync(Acme.Order message, MessageContext context, CancellationToken cancellationToken)
                {
                    throw new NotSupportedException("Trader cannot handle Order yet.");
                }
            }
            """,
        ]);

    [Theory]
    [InlineData(
        "private ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;",
        "public ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;")]
    [InlineData(
        "async ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => await Task.Yield();",
        "public async ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => await Task.Yield();")]
    [InlineData(
        "protected internal static ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;",
        "public ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;")]
    [InlineData(
        "public async Task HandleAsync(Fill m, MessageContext c, CancellationToken t) => await Task.Yield();",
        "public async ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => await Task.Yield();")]
    [InlineData(
        "public async void HandleAsync(Fill m, MessageContext c, CancellationToken t) { await Task.Yield(); }",
        "public async ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) { await Task.Yield(); }")]
    [InlineData(
        "public Task HandleAsync(Fill m, MessageContext c, CancellationToken t) { if (m.Price > 1) return Task.Delay(1, t); return Task.CompletedTask; }",
        "public ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) { if (m.Price > 1) return new ValueTask(Task.Delay(1, t)); return ValueTask.CompletedTask; }")]
    [InlineData(
        "public ValueTask HandleAsync(Fill fill, CancellationToken t = default) => default;",
        "public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken t = default) => default;")]
    [InlineData(
        "private Task HandleAsync(Fill fill) => Task.Run(() => { return Task.CompletedTask; });",
        "public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) => new ValueTask(Task.Run(() => { return Task.CompletedTask; }));")]
    public Task Repairs_a_signature(string before, string after) => Test.FixesAsync(
        $$"""
        [Agent("trader"), {|CTR3011:Subscribes<MarketNews>|}]
        public sealed partial class Trader
        {
            {{before}}
        }
        """ + Messages,
        $$"""
        [Agent("trader"), Subscribes<MarketNews>]
        public sealed partial class Trader
        {
            {{after}}
        }
        """ + Messages);

    [Theory]
    [InlineData("public void HandleAsync(Fill m, MessageContext c, CancellationToken t) { }")]
    [InlineData("public int HandleAsync(Fill m, MessageContext c, CancellationToken t) => 1;")]
    public Task Offers_nothing_where_more_than_the_signature_would_have_to_change(string method) => Test.HasNoFixAsync(
        $$"""
        [Agent("trader"), {|CTR3011:Subscribes<MarketNews>|}]
        public sealed partial class Trader
        {
            {{method}}
        }
        """ + Messages);
}
