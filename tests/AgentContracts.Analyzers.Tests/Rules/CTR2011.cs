using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MixedDeliveriesAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2011
{
    private const string Types = """
        [Channel("stream", Tier.Tactical)] public partial class Stream;
        [Channel("other_stream", Tier.Tactical)] public partial class OtherStream;
        [Channel("live", Tier.Tactical, Delivery = Delivery.AtMostOnce, Retries = 0)] public partial class Live;
        [Channel("mixed")] public partial class Mixed;
        [Tier(Tier.Tactical), RoutesTo<Stream, Live, OtherStream>] public partial record Signal(string Symbol);
        [Tier(Tier.Tactical, Delivery = Delivery.AtMostOnce), RoutesTo<Mixed>, RoutesTo<Live>] public partial record Flash(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<Mixed>, RoutesTo<Live>(When = nameof(IsLoud))] public partial record News(bool IsLoud);

        """;

    private const string Handlers = """
        {
            public ValueTask HandleAsync(Signal m, MessageContext c, CancellationToken t) => default;
            public ValueTask HandleAsync(Flash m, MessageContext c, CancellationToken t) => default;
            public ValueTask HandleAsync(News m, MessageContext c, CancellationToken t) => default;
        }
        """;

    [Fact]
    public Task Stands_on_the_first_channel_that_differs_and_shows_the_other() => Test.ReportsAsync(
        Types + "[Agent(\"a\"), Subscribes<{|#1:Stream|}>, Subscribes<OtherStream>, Subscribes<{|#0:Live|}>] public sealed partial class A" + Handlers,
        CompilerError("CTR2011").WithLocation(0).WithLocation(1).WithMessage(
            "A hears Signal over Stream at least once and over Live at most once, and would handle it twice: give both channels one Delivery, or drop one of the subscriptions"));

    [Fact]
    public Task Counts_what_the_message_itself_says_on_a_mixed_channel() => Test.ReportsAsync(
        Types + "[Agent(\"a\"), Subscribes<{|#1:Mixed|}>, Subscribes<{|#0:Live|}>] public sealed partial class A" + Handlers,
        CompilerError("CTR2011").WithLocation(0).WithLocation(1).WithMessage(
            "A hears News over Mixed at least once and over Live at most once, and would handle it twice: give both channels one Delivery, or drop one of the subscriptions"));

    [Fact]
    public Task Is_quiet_where_one_agent_hears_one_delivery() => Test.ReportsAsync(
        Types + """
        [Channel("alarms", Tier.Tactical), Emergency] public partial class Alarms;
        [Channel("live_alarms", Tier.Tactical, Delivery = Delivery.AtMostOnce, Retries = 0), Emergency] public partial class LiveAlarms;
        [Agent("a"), Subscribes<Stream>, Subscribes<OtherStream>] public sealed partial class A { public ValueTask HandleAsync(Signal m, MessageContext c, CancellationToken t) => default; }
        [Agent("b"), Subscribes<Live>, Ignores<News>("x")] public sealed partial class B { public ValueTask HandleAsync(Signal m, MessageContext c, CancellationToken t) => default; public ValueTask HandleAsync(Flash m, MessageContext c, CancellationToken t) => default; }
        [Agent("c"), Subscribes<Mixed>, Subscribes<Live>, Ignores<News>("x"), Ignores<Signal>("x")] public sealed partial class C { public ValueTask HandleAsync(Flash m, MessageContext c, CancellationToken t) => default; }
        [Agent("d"), Subscribes<Alarms>, Subscribes<LiveAlarms>] public sealed partial class D { public ValueTask HandleAsync(SystemHealthAlert m, MessageContext c, CancellationToken t) => default; }
        """);

    [Fact]
    public Task Names_the_first_of_several_that_differ() => Test.ReportsAsync(
        Types + "[Agent(\"a\"), Subscribes<{|#1:Live|}>, Subscribes<{|#0:Stream|}>, Subscribes<OtherStream>] public sealed partial class A" + Handlers,
        CompilerError("CTR2011").WithLocation(0).WithLocation(1).WithMessage(
            "A hears Signal over Live at most once and over Stream at least once, and would handle it twice: give both channels one Delivery, or drop one of the subscriptions"));
}
