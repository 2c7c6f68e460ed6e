using System.Reflection;
using Benchmarks.Compiler.Projects;
using Benchmarks.Suites;

namespace Benchmarks.Compiler.Generators;

/// <summary>The generators that are compared. The build notes the files of each: those that it compiled this program with.</summary>
internal static class GeneratorCatalog
{
    private const string Key = "Generator.";

    /// <summary>Ours and the peers.</summary>
    /// <exception cref="FileNotFoundException">A file is no longer where the build found it.</exception>
    public static IReadOnlyList<GeneratorUnderTest> Build() =>
    [
        Of(Peer.None, "Contracts", new ContractsSource(), typeof(AgentContracts.TierAttribute)),
        Of(Peer.SystemTextJson, "System.Text.Json", new SystemTextJsonSource()),
        Of(Peer.MemoryPack, "MemoryPack", new MemoryPackSource(), typeof(MemoryPack.MemoryPackableAttribute)),
        Of(Peer.Mediator, "Mediator", new MediatorSource(), typeof(Mediator.INotification), typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection)),
    ];

    private static GeneratorUnderTest Of(string name, string title, ProjectSource source, params Type[] references)
    {
        var files = typeof(GeneratorCatalog).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == Key + name).Value!.Split(';');
        return Array.Find(files, static file => !File.Exists(file)) is { } missing
            ? throw new FileNotFoundException($"{missing} is not where it was when this program was built: build it again.", missing)
            : new(name, title, source, files, [.. references.Select(static type => type.Assembly.Location)]);
    }
}
