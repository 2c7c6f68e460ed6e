using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>
/// What is read again after an edit: everything whose meaning may have changed, and nothing else. Every run after an edit is compared with that of a driver that
/// remembers nothing, so that a type that is not read again and should have been fails the test.
/// </summary>
public sealed class OutlineTests
{
    private const string Types =
        """
        using Text = System.ComponentModel.DataAnnotations.StringLengthAttribute;
        using static Acme.Limits;

        namespace Acme;

        [Channel("x", Tier.Fast)] public partial class X;

        [Tier(Tier.Fast), RoutesTo<X>]
        public partial record Order([Text(Longest)] string Symbol, Money Price, Side Side) : Entity
        {
            public int Count { get; init; }
            public long Total;
        }

        [Tier(Tier.Fast), RoutesTo<X>] public partial record Plain(int Number);
        """;

    private const string Others =
        """
        namespace Acme
        {
            [Part] public partial record Money(decimal Amount, Currency Currency);
            public abstract record Entity { public int Id { get; init; } }
            public enum Currency { Euro, Pound }
            public enum Side { Buy, Sell }
            public static class Limits { public const int Longest = Shortest + 10; public const int Shortest = 5; }
            public static class Free { public static int Answer() { return 1; } public static int Value = 1; }
        }
        """;

    private const string AgentFile =
        """
        namespace Acme.Agents;

        [Agent("a"), Subscribes<X>]
        public partial class Agent(IVenue venue)
        {
            public IVenue Venue => venue;
            public ValueTask HandleAsync(Order order, MessageContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(Plain plain, MessageContext context, CancellationToken cancellationToken) => default;
        }

        public interface IVenue;
        """;

    private static GeneratorRun Run => GeneratorRun.Of(Types, Others, AgentFile);

    [Theory]
    [InlineData("return 1;", "return 2;")]
    [InlineData("int Value = 1;", "int Value = 2;")]
    [InlineData("=> venue;", "=> venue ?? throw new Exception();")]
    [InlineData("namespace Acme.Agents;", "// A comment.\nnamespace   Acme.Agents;")]
    public void After_an_edit_that_no_declaration_shows_nothing_is_read(string before, string after)
    {
        var run = Run.After(text => text.Replace(before, after));

        Assert.Empty(run.ReadAgain);
        Assert.Empty(run.ChangedSteps);
    }

    [Theory]
    [InlineData("public static class Free {", "public static class Free { public static int More => 1;")]
    [InlineData("public static class Free {", "public sealed class Unknown; public static class Free {")]
    [InlineData("public static class Free {", "public static class Liberty {")]
    public void After_an_edit_of_a_declaration_that_no_contract_mentions_nothing_is_read(string before, string after) =>
        Assert.Empty(Run.After(text => text.Replace(before, after)).ReadAgain);

    [Theory]
    [InlineData("record Plain(int Number)", "record Plain([Range(1, 2)] int Number)", "Acme.Agents.Agent", "Acme.Plain")]
    [InlineData("enum Currency { Euro, Pound }", "enum Currency { Euro, Dollar, Pound }", "Acme.Agents.Agent", "Acme.Money", "Acme.Order")]
    [InlineData("Shortest = 5", "Shortest = 6", "Acme.Agents.Agent", "Acme.Order", "Acme.Plain", "Acme.X")]
    [InlineData("interface IVenue;", "interface IVenue { void Close(); }", "Acme.Agents.Agent")]
    public void After_an_edit_what_depends_on_it_is_read(string before, string after, params string[] types) =>
        Assert.Equal(types, Run.After(text => text.Replace(before, after)).ReadAgain);

    [Theory]
    [InlineData("int Id { get; init; }", "long Id { get; init; }")]
    [InlineData("int Count { get; init; }", "int Count { get; init; } = 3;")]
    [InlineData("public long Total;", "public long Total = 7;")]
    [InlineData("public long Total;", "public const long Total = 7;")]
    [InlineData("enum Side { Buy, Sell }", "enum Side { [WireName(\"b\")] Buy, Sell }")]
    [InlineData("enum Side { Buy, Sell }", "class Side;")]
    [InlineData("[Part] public partial record Money", "public partial record Money")]
    [InlineData("decimal Amount,", "object Amount,")]
    [InlineData("[Channel(\"x\", Tier.Fast)] public partial class X;", "[Channel(\"x\", Tier.Tactical)] public partial class X;")]
    [InlineData("[Channel(\"x\", Tier.Fast)] public partial class X;", "[Channel(\"x\", Tier.Fast)] public class X;")]
    [InlineData("using Text = System.ComponentModel.DataAnnotations.StringLengthAttribute;", "using Text = System.ComponentModel.DataAnnotations.MaxLengthAttribute;")]
    [InlineData("public abstract record Entity", "public static class Side2 { public const int Longest = 1; } public abstract record Entity")]
    [InlineData("public static class Free", "public sealed class TierAttribute(Tier tier) : Attribute { public Tier Tier => tier; } public static class Free")]
    [InlineData("public static class Free", "public enum order { One } public static class Free")]
    [InlineData("public static class Free", "public partial record Plain { public string? Later { get; init; } } public static class Free")]
    [InlineData("public static class Free", "#nullable disable\n public partial record Plain { public string Later { get; init; } }\n#nullable restore\n public static class Free")]
    [InlineData("global using AgentContracts;", "global using AgentContracts; global using Decimal = System.Int32;")]
    [InlineData("global using AgentContracts;", "global using AgentContracts; global using Money = System.Guid;")]
    [InlineData("namespace Acme;", "namespace Acme.Tier { public class Y; }\nnamespace Acme;")]
    [InlineData("record Plain(int Number);", "record Plain(int Number) { partial void OnValidate(ref Violations violations) { } }")]
    [InlineData("record Plain(int Number);", "record Plain(int Number) { private partial void OnValidate(ref Violations violations) => _ = 1; }")]
    public void Whatever_an_edit_means_is_written(string before, string after) => Run.After(text => text.Replace(before, after));

    [Fact]
    public void What_is_nullable_is_read_again_after_an_edit_in_a_body()
    {
        const string File =
            """
            namespace Acme;

            public static class Before
            {
                public static void Work()
                {
            #nullable disable
                }
            }

            [Part] public partial record Name(string First);
            """;

        var run = GeneratorRun.Of(File).After(text => text.Replace("#nullable disable", "#nullable enable"));

        Assert.Equal(["Acme.Name"], run.ReadAgain);
        Assert.Contains(TrackingNames.ValidatorFacet, run.ChangedSteps);
    }

    [Fact]
    public void Attributes_are_found_under_other_names()
    {
        var run = GeneratorRun.Of(
            """
            global using Everywhere = AgentContracts.PartAttribute;
            """,
            """
            using Here = AgentContracts.PartAttribute;

            namespace Acme;

            [Here] public partial record One(int Number);
            [Everywhere] public partial record Two(int Number);
            [AgentContracts.Part] public partial record Three(int Number);
            [global::AgentContracts.PartAttribute] public partial record Four(int Number);
            """);

        Assert.All(["One", "Two", "Three", "Four"], name => Assert.Contains($"Acme.{name}.Record.g.cs", run.Sources.Keys));
    }

    [Fact]
    public void Parts_that_contain_each_other_are_read_together()
    {
        var run = GeneratorRun.Of(
            """
            namespace Acme;

            [Part] public partial record Tree(Branch? Left, Branch? Right);
            [Part] public partial record Branch(Tree? Tree, Leaf? Leaf);
            [Part] public partial record Leaf(int Number);
            [Part] public partial record Stone(int Number);
            """);

        Assert.Equal(["Acme.Branch", "Acme.Tree"], run.After(text => text.Replace("record Tree(", "record Tree(int Age, ")).ReadAgain);
        Assert.Equal(["Acme.Branch", "Acme.Leaf", "Acme.Tree"], run.After(text => text.Replace("record Leaf(", "record Leaf(int Age, ")).ReadAgain);
    }

    [Fact]
    public void One_type_that_two_files_mark_is_read_once()
    {
        var run = GeneratorRun.Of(
            "namespace Acme; [Channel(\"x\")] public partial class X; [Tier(Tier.Fast)] public partial record Wide;",
            "namespace Acme; [RoutesTo<X>] public partial record Wide { public int Number { get; init; } }");

        Assert.Single(run.Result.TrackedSteps[TrackingNames.Records].SelectMany(s => s.Outputs));
    }
}
