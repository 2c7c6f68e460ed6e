using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageNeedsHandlerAnalyzer, AgentContracts.CodeFixes.Rules.MessageNeedsHandlerFix>;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR3011Fix
{
    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<MarketNews, FastSignals>] public partial record Fill(double Price);
        """;

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

    [Fact]
    public Task Repairs_one_handler_and_writes_another_at_once() => Test.FixesAsync(
        """
        [Agent("trader"), {|CTR3011:{|CTR3011:Subscribes<FastSignals>|}|}]
        public sealed partial class Trader
        {
            public Task HandleAsync(Fill fill) { return Task.CompletedTask; }
        }
        """ + Messages,
        """
        [Agent("trader"), Subscribes<FastSignals>]
        public sealed partial class Trader
        {
            public ValueTask HandleAsync(Fill fill, MessageContext context, CancellationToken cancellationToken) { return ValueTask.CompletedTask; }

            public ValueTask HandleAsync(Signal message, MessageContext context, CancellationToken cancellationToken)
            {
                throw new NotSupportedException("Trader cannot handle Signal yet.");
            }
        }
        """ + Messages,
        iterations: 2);

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

    [Fact]
    public Task Writes_what_several_files_miss_into_the_one_with_a_body() => Test.FixesAsync(
        [
            "[Agent(\"trader\"), {|CTR3011:Subscribes<MarketNews>|}] public sealed partial class Trader;" + Messages,
            "[{|CTR3011:Subscribes<TacticalSignals>|}] partial class Trader; [Tier(Tier.Tactical), RoutesTo<TacticalSignals>] public partial record Slow(int X);",
            """
            partial class Trader
            {
            }
            """,
        ],
        [
            "[Agent(\"trader\"), Subscribes<MarketNews>] public sealed partial class Trader;" + Messages,
            "[Subscribes<TacticalSignals>] partial class Trader; [Tier(Tier.Tactical), RoutesTo<TacticalSignals>] public partial record Slow(int X);",
            """
            partial class Trader
            {
                public ValueTask HandleAsync(Fill message, MessageContext context, CancellationToken cancellationToken)
                {
                    throw new NotSupportedException("Trader cannot handle Fill yet.");
                }

                public ValueTask HandleAsync(Slow message, MessageContext context, CancellationToken cancellationToken)
                {
                    throw new NotSupportedException("Trader cannot handle Slow yet.");
                }
            }
            """,
        ],
        iterations: 2,
        documents: 2);

    [Theory]
    [InlineData("public static partial class Outer { [Tier(Tier.Fast), RoutesTo<FastSignals>] internal partial record Secret(string Symbol); }")]
    [InlineData("public partial class Outer { [Tier(Tier.Fast), RoutesTo<FastSignals>] protected internal partial record Secret(string Symbol); }")]
    [InlineData("internal static partial class Outer { [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Secret(string Symbol); }")]
    public Task Writes_an_explicit_handler_for_a_message_that_fewer_can_see(string message) => Test.FixesAsync(
        "[Agent(\"trader\"), {|CTR3011:Subscribes<FastSignals>|}]\npublic sealed partial class Trader\n{\n}\n" + message,
        "[Agent(\"trader\"), Subscribes<FastSignals>]\npublic sealed partial class Trader\n{\n"
        + "    ValueTask IHandle<Outer.Secret>.HandleAsync(Outer.Secret message, MessageContext context, CancellationToken cancellationToken)\n"
        + "    {\n        throw new NotSupportedException(\"Trader cannot handle Secret yet.\");\n    }\n}\n" + message);
}
