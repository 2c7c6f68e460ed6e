using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ChannelWithoutSubscribersAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2007
{
    private const string Acme = """
        using AgentContracts;
        namespace Acme;
        [Channel("orders")] public partial class Orders;
        [Channel("heard")] public partial class Heard;
        [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
        [Tier(Tier.Fast), RoutesTo<Heard>] public partial record Fill(string Symbol);
        """;

    private const string Listener = """
        [Agent("listener"), Subscribes<MarketNews>]
        public sealed partial class Listener
        {
            public ValueTask HandleAsync(Flash m, MessageContext c, CancellationToken t) => default;
        }
        [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record Flash(string Symbol);

        """;

    [Fact]
    public Task Stands_on_the_name_of_the_channel() => Test.ReportsAsync(
        """
        [assembly: WholeSystem]
        public partial class Own;
        [Channel("own")] public partial class {|#0:Own|};
        [Tier(Tier.Fast), RoutesTo<Own>] public partial record One(string Symbol);
        [Tier(Tier.Fast), RoutesTo<Own, MarketNews>] public partial record Two(string Symbol);

        """ + Listener.Replace("=> default;\n}", "=> default;\n    public ValueTask HandleAsync(Two m, MessageContext c, CancellationToken t) => default;\n}"),
        CompilerWarning("CTR2007").WithLocation(0).WithMessage(
            "Own carries One and Two, but no agent of the system subscribes to it: add [Subscribes<Own>] to an agent, or drop the routes"));

    [Fact]
    public Task Stands_on_the_mark_for_a_channel_of_another_assembly() => Test.ReportsAsync(
        [
            "[assembly: {|CTR2007:WholeSystem|}]",
            "[Agent(\"a\"), Subscribes<Acme.Heard>] public partial class A { public ValueTask HandleAsync(Acme.Fill m, MessageContext c, CancellationToken t) => default; }",
        ],
        Analysis.Reference("Acme", Acme));

    [Fact]
    public Task Knows_the_agents_of_other_assemblies_also_those_that_it_cannot_name() => Test.ReportsAsync(
        ["[assembly: WholeSystem]"],
        Analysis.Reference("Acme", Acme, """
            using AgentContracts;
            using System.Threading;
            using System.Threading.Tasks;
            namespace Acme;
            [Agent("a"), Subscribes<Heard>, Subscribes<Orders>]
            internal partial class A
            {
                public ValueTask HandleAsync(Fill m, MessageContext c, CancellationToken t) => default;
                public ValueTask HandleAsync(Order m, MessageContext c, CancellationToken t) => default;
            }
            """));

    [Fact]
    public Task Is_quiet_in_a_project_that_does_not_see_everything() => Test.ReportsAsync(
        "[Channel(\"own\")] public partial class Own; [Tier(Tier.Fast), RoutesTo<Own>] public partial record One(string Symbol);");

    [Fact]
    public Task Is_quiet_on_channels_that_are_heard_or_carry_nothing() => Test.ReportsAsync("""
        [assembly: WholeSystem]
        [Channel("silent")] public partial class Silent;
        [Channel("alarms"), Emergency] public partial class Alarms;

        """ + Listener);

    [Fact]
    public Task Speaks_of_one_route_where_there_is_one() => Test.ReportsAsync(
        """
        [assembly: WholeSystem]
        [Channel("own")] public partial class {|#0:Own|};
        [Tier(Tier.Fast), RoutesTo<Own>] public partial record One(string Symbol);

        """ + Listener,
        CompilerWarning("CTR2007").WithLocation(0).WithMessage(
            "Own carries One, but no agent of the system subscribes to it: add [Subscribes<Own>] to an agent, or drop the route"));
}
