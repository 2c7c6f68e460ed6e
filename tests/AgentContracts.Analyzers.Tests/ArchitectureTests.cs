using System.Reflection;
using AgentContracts.Analyzers;
using AgentContracts.Roslyn;

namespace AgentContracts.Analyzers.Tests;

public sealed class ArchitectureTests
{
    // The compiler that the oldest supported hosts bring. A newer reference is not loaded there, without an error.
    private static readonly Version OldestHost = new(4, 14);

    public static TheoryData<Assembly> Assemblies => [typeof(RuleAnalyzer).Assembly, typeof(TypeNeedsPartialFix).Assembly, typeof(Contract).Assembly];

    [Theory, MemberData(nameof(Assemblies))]
    public void Refers_to_no_newer_compiler_than_the_oldest_host_has(Assembly assembly) =>
        Assert.All(
            assembly.GetReferencedAssemblies().Where(static a => a.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            static a => Assert.True(new Version(a.Version!.Major, a.Version.Minor) <= OldestHost, a.FullName));

    [Fact]
    public void Analyzers_and_what_they_stand_on_do_not_refer_to_workspaces() =>
        Assert.DoesNotContain(
            new[] { typeof(RuleAnalyzer).Assembly, typeof(Contract).Assembly }.SelectMany(static a => a.GetReferencedAssemblies()),
            static a => a.Name!.Contains("Workspaces", StringComparison.Ordinal));

    [Fact]
    public void Every_fix_says_that_it_can_fix_all() => Assert.All(Catalog.Fixes, static f => Assert.NotNull(f.GetFixAllProvider()));
}
