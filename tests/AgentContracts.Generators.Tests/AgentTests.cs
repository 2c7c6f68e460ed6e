using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>What generated code says of an agent, how it calls its handlers and how it makes one.</summary>
public sealed class AgentTests
{
    private const string Services =
        """
        [Channel("a")] public partial class A;
        [Channel("b"), Emergency] public partial class B;
        [Channel("c"), FallsBackTo<B>] public partial class C;
        [Tier(Tier.Fast), RoutesTo<A>] public partial record M(int X);
        [Tier(Tier.Fast), RoutesTo<B, A>] public partial record N(int X);
        [Tier(Tier.Fast), RoutesTo<C>] public partial record O(int X);

        public sealed class Services : IAgentServices
        {
            public List<string> Asked { get; } = [];
            public T Required<T>() where T : notnull => Answer<T>($"Required<{typeof(T).Name}>");
            public T RequiredKeyed<T>(object? key) where T : notnull => Answer<T>($"RequiredKeyed<{typeof(T).Name}>({key ?? "null"})");
            public T? Optional<T>(T? fallback) => Answer($"Optional<{typeof(T).Name}>({fallback})", fallback);
            public T? OptionalKeyed<T>(object? key, T? fallback) => Answer($"OptionalKeyed<{typeof(T).Name}>({key}, {fallback})", fallback);
            private T Answer<T>(string asked, T? answer = default) { Asked.Add(asked); return answer!; }
        }

        public static class Of
        {
            public static AgentInfo<T> Info<T>() where T : IAgent<T> => T.Info;
            public static string Handled<T>() where T : IAgent<T> => string.Join(' ', T.Info.Handlers.Select(h => h.Message.Name));
            public static string Asked<T>() where T : IAgent<T>
            {
                var services = new Services();
                _ = T.Create(services);
                return string.Join(' ', services.Asked);
            }

            public static string Failure(Func<object?> call)
            {
                try { return $"{call()}"; } catch (Exception e) { return $"{e.GetType().Name}: {e.Message}"; }
            }
        }

        public sealed class Call<T>(T agent, object message) : IMessageHandlerVisitor<T, ValueTask?>
        {
            public ValueTask? Visit<TMessage>(HandleMessage<T, TMessage> handle) where TMessage : IMessage<TMessage> =>
                message is TMessage own ? handle(agent, own, default, default) : null;
        }
        """;

    private static object? Probe(string types, string expression) =>
        LoadedProject.Probe(Services, $"#pragma warning disable CS9113 // Only who fills the parameters matters.\n{types}\npublic static class Probe {{ public static object? Run() => {expression}; }}");

    [Fact]
    public void An_agent_knows_itself_its_channels_and_its_messages() =>
        Assert.Equal("x kind True 4 a:7 b: | n | o | system_health_alert m", Probe(
            """
            [Agent("x", Type = "kind", Exclusive = true, MaxConcurrency = 4), Subscribes<A>(BudgetMs = 7), Subscribes<B>, Subscribes<A>, Ignores<N>("n"), Publishes<O>]
            public partial class X : IHandle<M>
            {
                public ValueTask HandleAsync(M message, MessageContext context, CancellationToken cancellationToken) => default;
                public ValueTask HandleAsync(SystemHealthAlert message, MessageContext context, CancellationToken cancellationToken) => default;
            }
            """,
            "Of.Info<X>() is var i ? $\"{i.Id} {i.Type} {i.Exclusive} {i.MaxConcurrency} {string.Join(' ', i.Subscriptions.Select(s => $\"{s.Channel}:{s.Budget?.TotalMilliseconds}\"))} | {string.Join(' ', i.Ignores)} | {string.Join(' ', i.Publishes)} | {Of.Handled<X>()}\" : null"));

    [Fact]
    public void An_agent_that_only_sends_handles_nothing() =>
        Assert.Equal("x ", Probe("[Agent(\"x\"), Publishes<M>] public partial class X;", "$\"{Of.Info<X>().Type} {Of.Handled<X>()}\""));

    [Fact]
    public void A_fallback_brings_nothing_but_what_is_routed_to_the_primary() =>
        Assert.Equal("o", Probe(
            "[Agent(\"x\"), Subscribes<C>] public partial class X { public ValueTask HandleAsync(O m, MessageContext c, CancellationToken t) => default; }",
            "Of.Handled<X>()"));

    [Theory]
    [InlineData("public ValueTask HandleAsync(M m, MessageContext c, CancellationToken t) { Seen += m.X; return default; }", "5")]
    [InlineData("ValueTask IHandle<M>.HandleAsync(M m, MessageContext c, CancellationToken t) { Seen += m.X; return default; }", "5")]
    [InlineData("public async ValueTask HandleAsync(M m, MessageContext c, CancellationToken t) { await Task.Yield(); Seen += m.X; }", "5")]
    [InlineData("", "NotSupportedException: X has no handler for M.")]
    [InlineData("internal ValueTask HandleAsync(M m, MessageContext c, CancellationToken t) => default;", "NotSupportedException: X has no handler for M.")]
    public void A_message_gets_to_its_handler(string handler, string expected) =>
        Assert.Equal(expected, Probe(
            $$"""
            [Agent("x"), Subscribes<A>, Ignores<N>("n")] public partial class X { public int Seen; {{handler}} }
            public static class Do
            {
                public static object? It()
                {
                    var agent = new X();
                    var call = Of.Info<X>().Handlers.Single().Accept(new Call<X>(agent, new M(5)))!.Value;
                    call.AsTask().GetAwaiter().GetResult();
                    return agent.Seen;
                }
            }
            """,
            "Of.Failure(Do.It)"));

    [Fact]
    public void A_handler_of_a_base_class_counts() =>
        Assert.Equal("5", Probe(
            """
            public abstract class Handling { public int Seen; public ValueTask HandleAsync(M m, MessageContext c, CancellationToken t) { Seen += m.X; return default; } }
            [Agent("x"), Subscribes<A>, Ignores<N>("n")] public partial class X : Handling;
            public static class Do
            {
                public static object? It()
                {
                    var agent = new X();
                    _ = Of.Info<X>().Handlers.Single().Accept(new Call<X>(agent, new M(5)));
                    return agent.Seen;
                }
            }
            """,
            "Of.Failure(Do.It)"));

    [Theory]
    [InlineData("class X;", "")]
    [InlineData("class X(string a, int b);", "Required<String> Required<Int32>")]
    [InlineData("class X { public X(int a) { } public X(int a, string b) { } private X(int a, int b, int c) { } }", "Required<Int32> Required<String>")]
    [InlineData("class X { internal X(int a) { } public X() { } }", "Required<Int32>")]
    [InlineData("class X(string? a, int? b, IHub<X>? c = null);", "Optional<String>() Optional<Nullable`1>() Optional<IHub`1>()")]
    [InlineData("class X(int a = 5, string b = \"x\", DayOfWeek c = DayOfWeek.Friday, Guid d = default);", "Optional<Int32>(5) Optional<String>(x) Optional<DayOfWeek>(Friday) Optional<Guid>(00000000-0000-0000-0000-000000000000)")]
    [InlineData("class X { public required string A { get; init; } public required int? B; }", "Required<String> Optional<Nullable`1>()")]
    [InlineData("class X { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public X(int a) => A = \"\"; public required string A { get; init; } }", "Required<Int32>")]
    [InlineData("record X(int A);", "Required<Int32>")]
    [InlineData("class X { private X() { } }", "InvalidOperationException: X has no public or internal constructor that services can fill.")]
    [InlineData("class X { public X(ref int a) { } public X(Span<int> a, int b) { } }", "InvalidOperationException: X has no public or internal constructor that services can fill.")]
    public void An_agent_is_made_through_its_longest_accessible_constructor(string agent, string expected) =>
        Assert.Equal(expected, Probe($"[Agent(\"x\")] public partial {agent}", "Of.Failure(Of.Asked<X>)"));

    [Fact]
    public void A_service_is_asked_for_by_its_key() =>
        Assert.Equal("RequiredKeyed<String>(one) RequiredKeyed<String>(null) Required<String> OptionalKeyed<Int32>(Friday, 5)", Probe(
            """
            using Microsoft.Extensions.DependencyInjection;

            [Agent("x")] public partial class X(
                [FromKeyedServices("one")] string a,
                [FromKeyedServices(null)] string b,
                [FromKeyedServices] string c,
                [FromKeyedServices(DayOfWeek.Friday)] int d = 5);

            namespace Microsoft.Extensions.DependencyInjection
            {
                public sealed class FromKeyedServicesAttribute : Attribute
                {
                    public FromKeyedServicesAttribute() { }
                    public FromKeyedServicesAttribute(object? key) { }
                }
            }
            """,
            "Of.Failure(Of.Asked<X>)"));
}
