using System.Globalization;
using AgentContracts.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

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
    public void No_file_makes_a_compiler_follow_nulls() =>
        Assert.All(GeneratorRun.Of(Project).Sources, s => Assert.Contains(GeneratorRun.NullsUnfollowed, s.Value));

    [Fact]
    public void No_file_makes_a_compiler_warn() =>
        Assert.All(GeneratorRun.Of(Project).Sources, s => Assert.Contains(GeneratorRun.WarningsUnsaid, s.Value));

    [Fact]
    public void Every_file_can_be_embedded_and_told_by_a_checksum_that_is_not_broken() =>
        Assert.All(GeneratorRun.Of(Project).Result.GeneratedSources, static s =>
        {
            Assert.Equal(SourceHashAlgorithm.Sha256, s.SourceText.ChecksumAlgorithm);
            Assert.Equal(System.Text.Encoding.UTF8, s.SourceText.Encoding);
            Assert.True(s.SourceText.CanBeEmbedded);
        });

    [Fact]
    public void Two_runs_write_the_same() => AssertSame(GeneratorRun.Of(Project), GeneratorRun.Of(Project));

    [Fact]
    public void The_order_of_files_does_not_matter() =>
        AssertSame(GeneratorRun.Of(Project), GeneratorRun.Of(Project with { Files = [.. Project.Files.Reverse()] }));

    [Fact]
    public void The_order_of_references_does_not_matter()
    {
        var one = GeneratorRun.Of(TestProject.Of("namespace One; [Channel(\"one\")] public partial class C; [Tier(Tier.Fast), RoutesTo<C>] public partial record M(int Number);") with { Name = "One" });
        var two = GeneratorRun.Of(TestProject.Of("namespace Two; [Channel(\"two\")] public partial class C; [Tier(Tier.Fast), RoutesTo<C>] public partial record M(int Number);") with { Name = "Two" });
        var project = TestProject.Of("[Agent(\"x\"), Subscribes<Two.C>, Subscribes<One.C>] public partial class X { public ValueTask HandleAsync(One.M m, MessageContext c, CancellationToken t) => default; public ValueTask HandleAsync(Two.M m, MessageContext c, CancellationToken t) => default; }");

        AssertSame(GeneratorRun.Of(project.Referencing(one, two)), GeneratorRun.Of(project.Referencing(two, one)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void The_culture_does_not_matter(string culture)
    {
        var expected = GeneratorRun.Of(Project);
        var (current, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(culture), new CultureInfo(culture));
            AssertSame(expected, GeneratorRun.Of(Project));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (current, ui);
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
