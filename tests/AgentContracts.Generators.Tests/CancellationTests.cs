using System.Diagnostics;
using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>An editor gives up a run as soon as the next key is pressed; what was begun must neither go on nor leave anything behind.</summary>
public sealed class CancellationTests
{
    private static readonly string Many = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"[Tier(Tier.Fast), RoutesTo<Acme.Contracts.FastSignals>] public partial record M{i}(int Number, string Text);"));

    [Fact]
    public void A_cancelled_run_does_nothing()
    {
        var run = GeneratorRun.Of(Desk.Contracts, Desk.Agents);
        var edited = run.Output.AddSyntaxTrees(run.Project.Parse("More.cs", "[Channel(\"more\")] public partial class More;"));

        Assert.Throws<OperationCanceledException>(() => run.Driver.RunGenerators(edited, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_run_that_is_cancelled_at_any_time_is_not_half_done_and_spoils_no_later_one()
    {
        var expected = GeneratorRun.Of(TestProject.Of(Desk.Contracts, Many.Replace("int Number", "long Number", StringComparison.Ordinal)));
        var before = GeneratorRun.Of(TestProject.Of(Desk.Contracts, Many));
        var edited = expected.Project.Compile();
        var watch = Stopwatch.StartNew();
        before.Driver.RunGenerators(edited, TestContext.Current.CancellationToken);
        var whole = watch.Elapsed;

        for (var step = 0; step <= 20; step++)
        {
            using var source = new CancellationTokenSource(whole * step / 20);
            try
            {
                AssertSame(expected, before.Driver.RunGenerators(edited, source.Token).GetRunResult().Results[0].GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString()));
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }
        }

        AssertSame(expected, before.Driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results[0].GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString()));
    }

    private static void AssertSame(GeneratorRun expected, Dictionary<string, string> actual)
    {
        Assert.Equal(expected.Sources.Keys, actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected.Sources, s => Assert.Equal(s.Value, actual[s.Key]));
    }
}
