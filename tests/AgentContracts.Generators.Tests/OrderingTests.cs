using System.Text.RegularExpressions;
using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>What follows the order in which code is written, and what does not.</summary>
public sealed partial class OrderingTests
{
    private static readonly string[] Types =
    [
        "[Channel(\"x\")] public partial class X;",
        "[Channel(\"y\"), Emergency] public partial class Y;",
        "[Tier(Tier.Fast), RoutesTo<X>] public partial record B(int Number);",
        "[Tier(Tier.Fast), RoutesTo<X, Y>] public partial record a(int Number, P Part);",
        "[Tier(Tier.Fast), RoutesTo<X>] public partial record _C(int Number);",
        "[Part] public partial record P(int Number);",
        "[Part] public partial record p1(int Number);",
        "[Agent(\"v\"), Subscribes<X>, Ignores<a>(\"\"), Ignores<B>(\"\"), Ignores<_C>(\"\")] public partial class V;",
        "[Agent(\"w\"), Subscribes<Y>, Ignores<a>(\"\"), Ignores<SystemHealthAlert>(\"\")] public partial class W;",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_types_does_not_matter(int seed)
    {
        var shuffled = Types.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.NotEqual(Types, shuffled);

        var expected = Run(Types);
        var actual = Run(shuffled);
        Assert.Equal(expected.Sources.Keys, actual.Sources.Keys);
        Assert.All(expected.Sources, s => Assert.Equal(s.Value, actual.Sources[s.Key]));
    }

    [Fact]
    public void Lists_are_sorted_by_code_point()
    {
        var manifest = Run(Types).Sources["ContractManifest.g.cs"];

        Assert.Equal(["B", "_C", "a"], NamesIn(manifest, "Messages"));
        Assert.Equal(["P", "p1"], NamesIn(manifest, "Parts"));
        Assert.Equal(["X", "Y"], NamesIn(manifest, "Channels"));
        Assert.Equal(["V", "W"], NamesIn(manifest, "Agents"));
    }

    [Fact]
    public void Members_and_routes_keep_the_order_in_which_they_are_written()
    {
        var run = GeneratorRun.Of("[Channel(\"x\")] public partial class X; [Channel(\"y\")] public partial class Y; [Tier(Tier.Fast), RoutesTo<Y>, RoutesTo<X>] public partial record M(int Zebra, int Ant) { public int Middle { get; init; } }");
        var record = run.Sources["M.Record.g.cs"];

        Assert.True(record.IndexOf("<global::Y>", StringComparison.Ordinal) is var y and >= 0 && y < record.IndexOf("<global::X>", StringComparison.Ordinal), record);
        Assert.Equal(["Zebra", "Ant", "Middle"], Members().Matches(record).Select(m => m.Value).Distinct());
    }

    private static GeneratorRun Run(IEnumerable<string> types) => GeneratorRun.Of($"#pragma warning disable CS8981\n{string.Join('\n', types)}");

    private static IEnumerable<string> NamesIn(string manifest, string list) =>
        TypeOf().Matches(manifest[manifest.IndexOf($"{list} =", StringComparison.Ordinal)..].Split('}')[0]).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"typeof\(global::(\w+)\)")]
    private static partial Regex TypeOf();

    [GeneratedRegex("Zebra|Ant|Middle")]
    private static partial Regex Members();
}
