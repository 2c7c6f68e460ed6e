using AgentContracts.Generators.Tests.Harness;
using CsCheck;

namespace AgentContracts.Generators.Tests;

/// <summary>Every type has files of its own, whatever it is called.</summary>
public sealed class HintNameTests
{
    [Fact]
    public void Types_of_one_name_have_different_files()
    {
        var run = GeneratorRun.Of(
            """
            namespace A { [Channel("1")] public partial class C { [Channel("2")] public partial class D; } }
            namespace A.C2 { [Channel("3")] public partial class D; }
            namespace B { [Channel("4")] public partial class C; [Channel("5")] public partial class @c; }
            namespace @b { [Channel("6")] public partial class C; }
            namespace é { [Channel("7")] public partial class ü; [Channel("8")] public partial class ö; [Channel("9")] public partial class __; }
            """);

        var names = run.Sources.Keys.Where(k => k.EndsWith(".Channel.g.cs", StringComparison.Ordinal)).ToArray();
        Assert.Equal(9, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.Matches("^[A-Za-z0-9._-]+$", n));
        Assert.Contains("A.C.Channel.g.cs", names);
        Assert.Contains("A.C-D.Channel.g.cs", names);
        Assert.Contains("A.C2.D.Channel.g.cs", names);
    }

    [Fact]
    public void A_type_that_is_everything_at_once_has_a_file_for_each()
    {
        var run = GeneratorRun.OfMistake(TestProject.Of(
            """
            [Channel("x")] public partial class X;
            [Tier(Tier.Fast), RoutesTo<X>, Part, Channel("all"), Agent("all")] public partial record All(int Number);
            """));

        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("All.Channel.g.cs", run.Sources.Keys);
        Assert.Contains("All.Agent.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void Types_that_are_called_like_a_facet_or_the_manifest_collide_with_none()
    {
        var run = GeneratorRun.Of(
            """
            [Channel("1")] public partial class ContractManifest { [Channel("2")] public partial class Channel; }
            namespace Message { [Channel("3")] public partial class Json; [Tier(Tier.Fast), RoutesTo<Json>] public partial record Binary(int Number); }
            namespace Message.Binary2 { [Tier(Tier.Fast), RoutesTo<Message.Json>] public partial record Message2(int Number); }
            """);

        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Superset(
            new HashSet<string> { "ContractManifest.g.cs", "ContractManifest.Channel.g.cs", "ContractManifest-Channel.Channel.g.cs", "Message.Json.Channel.g.cs", "Message.Binary.Record.g.cs" },
            run.Sources.Keys.ToHashSet());
    }

    [Fact]
    public void Any_names_have_different_files()
    {
        var name = Gen.Char["aAbBöÖ_"].Array[1, 2].Select(c => new string(c));
        var path = name.Array[1, 3];

        path.List[1, 12].Sample(
            paths =>
            {
                var declared = paths.Select(p => (Key: string.Join('.', p), Path: p)).DistinctBy(p => p.Key).Select((p, i) =>
                    $"namespace N{string.Concat(p.Path[..^1].Select(s => $".n{s}"))} {{ [Channel(\"{i}\")] public partial class C{p.Path[^1]}; }}").ToArray();
                var hints = GeneratorRun.Of(declared).Sources.Keys.Where(k => k.EndsWith(".Channel.g.cs", StringComparison.Ordinal)).ToArray();
                Assert.Equal(declared.Length, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            },
            iter: 30,
            threads: 1);
    }
}
