using AgentContracts.Generators.Tests.Harness;

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
}
