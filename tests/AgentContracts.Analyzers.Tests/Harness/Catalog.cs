using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>The rules that exist.</summary>
internal static class Catalog
{
    public static IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(RuleAnalyzer).Assembly.GetTypes()
            .Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static t => t.FullName, StringComparer.Ordinal)
            .Select(static t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    public static IReadOnlyList<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(TypeNeedsPartialFix).Assembly.GetTypes()
            .Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(static t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    public static IReadOnlyList<DiagnosticDescriptor> Rules { get; } =
        [.. Analyzers.SelectMany(static a => a.SupportedDiagnostics).OrderBy(static d => d.Id, StringComparer.Ordinal)];

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the repository's analyzers.</summary>
    public static string Folder { get; } = Path.Combine(Root, "analyzers");

    /// <summary>The ids, as the data of a theory.</summary>
    public static TheoryData<string> Ids => [.. Rules.Select(static d => d.Id)];

    /// <summary>The folder of a rule.</summary>
    public static string FolderOf(string id) => Directory.GetDirectories(Path.Combine(Folder, "Rules"), $"{id}_*").Single();

    private static string FindRoot()
    {
        // Not by the path of a source file: a build that is the same everywhere leaves that out.
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Contracts.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"No Contracts.sln above {AppContext.BaseDirectory}.");
    }
}
