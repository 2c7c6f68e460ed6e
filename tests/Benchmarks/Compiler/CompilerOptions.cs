using Benchmarks.Compiler.Projects;

namespace Benchmarks.Compiler;

/// <summary>What the command line asks for.</summary>
internal sealed record CompilerOptions
{
    /// <summary>The first run of a generator.</summary>
    public const string Cold = "cold";

    /// <summary>The rules.</summary>
    public const string Analyzers = "analyzers";

    /// <summary><c>dotnet build</c>.</summary>
    public const string Build = "build";

    /// <summary>Everything that can be measured.</summary>
    public static IReadOnlyList<string> Everything { get; } = [Cold, .. Edits.All, Analyzers, Build];

    /// <summary>The file that the figures go to, if any.</summary>
    public string? Json { get; init; }

    /// <summary>Whether the program is only to be tried.</summary>
    public bool Quick { get; init; }

    /// <summary>What is measured, of <see cref="Everything"/>; all of it where empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How many messages the projects have, the fewest first.</summary>
    public IReadOnlyList<int> Sizes => Quick ? [10, 20] : [100, 1000];

    /// <summary>Whether something is measured. A quick run builds nothing.</summary>
    public bool Measures(string what) => (Only is [] || Only.Contains(what, StringComparer.Ordinal)) && !(Quick && what == Build);
}
