using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace AgentContracts.Generators.Tests.Harness;

/// <summary>Projects that were compiled with their generated halves and are run.</summary>
public sealed class LoadedProject : IDisposable
{
    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
    private readonly Assembly _assembly;

    private LoadedProject(GeneratorRun run, GeneratorRun[] references)
    {
        var images = references.ToDictionary(r => r.Project.Name, r => r.Image);
        _context.Resolving += (context, name) => name.Name is { } key && images.TryGetValue(key, out var image) ? context.LoadFromStream(new MemoryStream(image)) : null;
        _assembly = _context.LoadFromStream(new MemoryStream(run.Image));
    }

    public static LoadedProject Of(GeneratorRun run, params GeneratorRun[] references) => new(run, references);

    /// <summary>Compiles valid code, loads it and calls <c>Probe.Run</c>.</summary>
    public static object? Probe(params string[] sources)
    {
        using var project = new LoadedProject(GeneratorRun.Of(sources), []);
        return project.Call("Run");
    }

    /// <summary>Calls a static method of the class <c>Probe</c>; what it throws is thrown.</summary>
    public object? Call(string method, params object?[] arguments)
    {
        try
        {
            return _assembly.GetType("Probe", throwOnError: true)!.GetMethod(method)!.Invoke(null, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    public void Dispose() => _context.Unload();
}
