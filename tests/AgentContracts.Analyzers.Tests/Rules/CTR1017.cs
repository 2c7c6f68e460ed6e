using System.Globalization;
using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ChannelExposesHiddenAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1017
{
    [Fact]
    public Task Stands_on_the_channel_and_names_the_messages() => Test.ReportsAsync(
        """
        [Channel("orders")] public partial class {|#0:Orders|};
        [Channel("alarms"), Emergency] public partial class {|#1:Alarms|};
        [Tier(Tier.Fast), RoutesTo<Orders>] internal partial record Recount(int X);
        [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(int X);
        internal static partial class Inner { [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Nested(int X); }
        [Tier(Tier.Fast), RoutesTo<Alarms>] internal partial record A(int X);
        [Tier(Tier.Fast), RoutesTo<Alarms>] internal partial record B(int X);
        [Tier(Tier.Fast), RoutesTo<Alarms>] internal partial record C(int X);
        [Tier(Tier.Fast), RoutesTo<Alarms>] internal partial record D(int X);
        """,
        CompilerWarning("CTR1017").WithLocation(0).WithMessage("Orders is public but carries Nested and Recount, which other assemblies cannot name: their agents hear it as an unknown type, so make it public, or Orders internal"),
        CompilerWarning("CTR1017").WithLocation(1).WithMessage("Alarms is public but carries A, B, C and 1 more, which other assemblies cannot name: their agents hear it as an unknown type, so make it public, or Alarms internal"));

    [Fact]
    public Task Is_quiet_on_internal_channels_and_on_what_is_public_or_no_message() => Test.ReportsAsync("""
        [Channel("orders")] internal partial class Orders;
        [Channel("news")] public partial class News;
        [Tier(Tier.Fast), RoutesTo<Orders>] internal partial record Recount(int X);
        [Tier(Tier.Fast), RoutesTo<News>] public partial record Headline(int X);
        [RoutesTo<News>] internal partial record Invalid(int X);
        """);

    [Fact]
    public async Task Is_quiet_in_programs()
    {
        var analysis = await Analysis.RunAsync(["[Channel(\"orders\")] public partial class Orders; [Tier(Tier.Fast), RoutesTo<Orders>] internal partial record Recount(int X);"], output: OutputKind.ConsoleApplication);

        Assert.DoesNotContain("CTR1017", analysis.Ids);
    }

    [Fact]
    public async Task Counts_emergencies_which_need_no_route()
    {
        var analysis = await Analysis.RunAsync(["[Tier(Tier.Fast), Emergency] internal partial record Alarm(int X);"]);

        Assert.StartsWith(
            "ExecutionAlerts is public but carries Alarm, ",
            Assert.Single(analysis.Diagnostics, static d => d.Id == "CTR1017").GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }
}
