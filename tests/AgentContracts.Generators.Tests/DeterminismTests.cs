using System.Globalization;
using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>The same code gives the same bytes, wherever and in whatever order it is compiled.</summary>
public sealed class DeterminismTests
{
    private const string Split =
        """
        namespace Acme;

        [RoutesTo<Y>] public partial record Wide { public int First { get; init; } = 1; }
        [Subscribes<Y>] public partial class Agent;
        """;

    private const string More =
        """
        namespace Acme;

        [Channel("x")] public partial class X;
        [Channel("y", Tier.Fast, MaxQueue = 5, BatchSize = 6)] public partial class Y;
        [Tier(Tier.Fast, Wire = Wire.Binary, MaxAgeMs = 7), RoutesTo<X>] public partial record Wide { [Range(0.5, 1e9)] public double Second { get; init; } = 0.1; }
        public partial record Wide { public decimal Third { get; init; } }
        [Agent("x"), Subscribes<X>] public partial class Agent;
        [Ignores<SystemHealthAlert>("x")] public partial class Agent;
        """;

    private static TestProject Project => TestProject.Of(Desk.Contracts, Desk.Agents, Split, More);

    [Fact]
    public void Two_runs_write_the_same() => AssertSame(GeneratorRun.Of(Project), GeneratorRun.Of(Project));

    [Fact]
    public void The_order_of_files_does_not_matter() =>
        AssertSame(GeneratorRun.Of(Project), GeneratorRun.Of(Project with { Files = [.. Project.Files.Reverse()] }));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void The_culture_does_not_matter(string culture)
    {
        var expected = GeneratorRun.Of(Project);
        var current = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            AssertSame(expected, GeneratorRun.Of(Project));
        }
        finally
        {
            CultureInfo.CurrentCulture = current;
        }
    }

    [Fact]
    public void Lines_end_the_same_everywhere() =>
        Assert.All(GeneratorRun.Of(Project).Sources.Values, text =>
        {
            Assert.DoesNotContain('\r', text);
            Assert.Matches(@"[};\]]\n\z", text);
            Assert.All(text.Split('\n'), line => Assert.False(line.EndsWith(' '), line));
        });

    private static void AssertSame(GeneratorRun expected, GeneratorRun actual)
    {
        Assert.Equal(expected.Sources.Keys, actual.Sources.Keys);
        Assert.All(expected.Sources, s => Assert.Equal(s.Value, actual.Sources[s.Key]));
    }
}
