namespace Benchmarks.Compiler.Projects;

/// <summary>The edits after which a generator runs again; each time the text is another.</summary>
internal static class Edits
{
    /// <summary>A number in a method body, in a file that no generator cares for: what most keystrokes are.</summary>
    public const string Unrelated = "unrelated-edit";

    /// <summary>A constant that comes or goes in a class that no generator cares for.</summary>
    public const string Declaration = "declaration-edit";

    /// <summary>The bound of a rule on one member of one record.</summary>
    public const string Message = "message-edit";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Unrelated, Declaration, Message];

    /// <summary>The file after an edit.</summary>
    /// <param name="kind">One of <see cref="All"/>.</param>
    /// <param name="source">The project's source.</param>
    /// <param name="messages">How many records it has.</param>
    /// <param name="round">The how-manieth edit, from 1.</param>
    public static SourceFile File(string kind, ProjectSource source, int messages, int round) => kind switch
    {
        Unrelated => ProjectSource.Unrelated(round, 0),
        Declaration => ProjectSource.Unrelated(0, round % 2),
        _ => source.Messages(0, Math.Min(ProjectSource.PerFile, messages), 20 + round),
    };
}
