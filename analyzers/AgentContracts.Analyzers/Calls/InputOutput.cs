using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>Calls that wait for a disk or a network.</summary>
internal static class InputOutput
{
    private const string Suffix = "Async";

    private static readonly ImmutableHashSet<string> Namespaces =
    [
        "System.IO", "System.IO.Pipes", "System.IO.Compression",
        "System.Net", "System.Net.Http", "System.Net.Mail", "System.Net.NetworkInformation", "System.Net.Security", "System.Net.Sockets",
        "System.Data", "System.Data.Common", "System.Data.SqlClient", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore", "Npgsql",
        "StackExchange.Redis",
    ];

    // Their twins exist for reasons of their own.
    private static readonly ImmutableHashSet<string> Harmless = ["Dispose", "Close", "Add", "AddRange", "IsDBNull", "GetFieldValue"];

    /// <summary>The name of the asynchronous method that stands beside the one that is called, such as <c>ReadAllTextAsync</c>; <see langword="null"/> where the call does not wait or there is none.</summary>
    public static string? TwinOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (Harmless.Contains(method.Name)
            || method.Name.EndsWith(Suffix, StringComparison.Ordinal)
            || !Namespaces.Contains(method.ContainingNamespace.ToDisplayString())
            || (call.Instance is { } instance && MemoryKnowledge.IsInMemory(instance)))
        {
            return null;
        }

        var twin = method.Name + Suffix;
        return method.ContainingType.SelfAndBases().Concat(method.ContainingType.AllInterfaces).Any(t => t.GetMembers(twin).Any(m => m is IMethodSymbol other && other.IsStatic == method.IsStatic)) ? twin : null;
    }

    /// <summary>Whether the method works on files or folders: most of those have no twin.</summary>
    public static bool IsFileCall(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, ContainingType: { Name: "File" or "Directory" or "FileInfo" or "DirectoryInfo", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } } }
        && !method.IsOverride
        && !method.Name.EndsWith(Suffix, StringComparison.Ordinal);
}
