namespace AgentContracts.Generators.Tests;

/// <summary>The generator loads in every host that it promises to load in.</summary>
public sealed class HostTests
{
    [Fact]
    public void It_asks_for_no_newer_compiler_than_the_oldest_host_has()
    {
        var references = References();

        Assert.Contains(references, r => r.Name == "Microsoft.CodeAnalysis");
        Assert.All(references.Where(r => r.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), r => Assert.True(r.Version <= new Version(4, 14, 0, 0), $"{r.Name} {r.Version}"));
    }

    [Fact]
    public void It_asks_for_nothing_that_the_compiler_does_not_bring() =>
        Assert.All(References(), r => Assert.True(
            r.Name is "netstandard" or "AgentContracts.Roslyn" or "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" or "System.Collections.Immutable" or "System.Memory"
                or "System.Runtime.CompilerServices.Unsafe" or "System.Numerics.Vectors" or "System.Buffers",
            r.Name));

    private static System.Reflection.AssemblyName[] References() =>
        [.. typeof(ContractsGenerator).Assembly.GetReferencedAssemblies(), .. typeof(AgentContracts.Roslyn.Contract).Assembly.GetReferencedAssemblies()];
}
