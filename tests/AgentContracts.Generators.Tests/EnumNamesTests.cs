using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>An enum has one file with the names of its values, however many messages hold it and whatever it is called.</summary>
public sealed class EnumNamesTests
{
    [Fact]
    public void An_enum_that_many_records_hold_has_one_file()
    {
        var run = GeneratorRun.Of(
            """
            namespace Acme;

            public enum Side { Buy, Sell }
            [Part] public partial record A(Side Side, Side? Other, List<Side> All);
            [Part] public partial record B(Dictionary<Side, int> Counts, IReadOnlyDictionary<string, Side[]> Lists);
            """);

        Assert.Equal(["Acme_SideNames.g.cs"], Files(run));
        Assert.Single(Occurrences(run, "struct Acme_SideNames"));
    }

    [Fact]
    public void Enums_whose_names_are_alike_have_names_of_their_own()
    {
        var run = GeneratorRun.Of(
            """
            #pragma warning disable CS8981
            namespace A.B { public enum C { X } public enum c { X } }
            namespace A { public enum B_C { X } public static class D { public enum E { X } } public static class G<T> { public enum C { X } } }
            public enum A_B_C { X }
            public enum Ö { X }
            [Part] public partial record R(A.B.C One, A.B.c Two, A.B_C Three, A_B_C Four, A.D.E Five, A.G<int>.C Six, A.G<string>.C Seven, Ö Eight);
            """);

        Assert.Equal(8, Files(run).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("A_D_ENames.g.cs", Files(run));
    }

    [Fact]
    public void Flags_travel_as_numbers_and_have_no_names() =>
        Assert.Empty(Files(GeneratorRun.Of("[Flags] public enum Sides { Buy = 1, Sell = 2 } [Part] public partial record R(Sides Sides);")));

    [Fact]
    public void An_assembly_that_sees_the_internals_of_another_reads_the_same_enum()
    {
        var contracts = GeneratorRun.Of(TestProject.Of(
            """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Agents")]
            public enum Side { Buy, Sell }
            [Part] public partial record A(Side Side);
            """) with { Name = "Contracts" });
        var agents = GeneratorRun.Of((TestProject.Of("[Part] public partial record B(Side Side);") with { Name = "Agents" }).Referencing(contracts));

        Assert.Matches("^Side__[0-9a-f]{8}Names.g.cs$", Assert.Single(Files(agents)));
    }

    [Fact]
    public void Enums_of_other_assemblies_whose_names_differ_by_case_alone_have_files_of_their_own()
    {
        var one = GeneratorRun.Of(TestProject.Of("namespace Acme { public enum Side { Buy } }") with { Name = "One" });
        var two = GeneratorRun.Of(TestProject.Of("namespace acme { public enum Side { Sell } }") with { Name = "Two" });

        var run = GeneratorRun.Of((TestProject.Of("[Part] public partial record R(Acme.Side One, acme.Side Two);") with { Name = "Three" }).Referencing(one, two));

        Assert.Equal(2, Files(run).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static string[] Files(GeneratorRun run) => [.. run.Sources.Keys.Where(static k => k.EndsWith("Names.g.cs", StringComparison.Ordinal))];

    private static IEnumerable<string> Occurrences(GeneratorRun run, string text) => run.Sources.Values.Where(s => s.Contains(text, StringComparison.Ordinal));
}
