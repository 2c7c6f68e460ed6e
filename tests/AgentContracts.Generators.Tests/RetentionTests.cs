using System.Runtime.CompilerServices;
using AgentContracts.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Tests;

/// <summary>An editor makes a compilation for every key that is pressed; none may stay because of what the generator remembers.</summary>
public sealed class RetentionTests
{
    [Fact]
    public void A_compilation_goes_when_the_next_one_comes()
    {
        var (driver, before) = RunTwice();

        Assert.True(IsCollected(before));
        GC.KeepAlive(driver);
    }

    [Fact]
    public void Nothing_stays_when_the_driver_goes()
    {
        var compilation = RunOnce();

        Assert.True(IsCollected(compilation));
    }

    [Fact]
    public void A_compilation_that_another_references_goes_with_it()
    {
        var compilation = RunReferencing();

        Assert.True(IsCollected(compilation));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce()
    {
        var project = TestProject.Of(Desk.Contracts, Desk.Agents);
        var compilation = project.Compile();
        Assert.NotEmpty(GeneratorRun.Of(project).Driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().GeneratedTrees);
        return new WeakReference(compilation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Compilation) RunTwice()
    {
        var project = TestProject.Of(Desk.Contracts, Desk.Agents);
        var first = project.Compile();

        // The first that a driver sees is the one that everything is read from.
        var driver = CSharpGeneratorDriver.Create([new ContractsGenerator().AsSourceGenerator()], parseOptions: project.ParseOptions)
            .RunGenerators(first, TestContext.Current.CancellationToken);
        var second = first.AddSyntaxTrees(project.Parse("More.cs", "[Channel(\"more\")] public partial class More;"));
        return (driver.RunGenerators(second, TestContext.Current.CancellationToken), new WeakReference(first));
    }

    // Projects of one solution see each other as compilations, not as images.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunReferencing()
    {
        var contracts = GeneratorRun.Of(TestProject.Of(Desk.Contracts) with { Name = "Contracts" }).Output;
        var agents = GeneratorRun.Of(TestProject.Of(Desk.Agents) with { References = [contracts.ToMetadataReference()] });
        Assert.Contains("Acme.Agents.Execution.Handlers.g.cs", agents.Sources.Keys);
        return new WeakReference(contracts);
    }

    private static bool IsCollected(WeakReference reference)
    {
        for (var i = 0; i < 10 && reference.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return !reference.IsAlive;
    }
}
