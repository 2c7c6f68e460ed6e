namespace AgentContracts.CodeFixes;

/// <summary>Finds what a person wrote. A project holds what generators write as well, which nobody can change.</summary>
internal static class WrittenDocument
{
    /// <summary>The document of a tree; <see langword="null"/> where a generator writes it, or where the project has no such tree.</summary>
    public static Document? WrittenIn(this SyntaxTree? tree, Project project) => Written(project.GetDocument(tree));

    /// <summary>The document of a tree; <see langword="null"/> where a generator writes it, or where the solution has no such tree.</summary>
    public static Document? WrittenIn(this SyntaxTree? tree, Solution solution) => Written(solution.GetDocument(tree));

    private static Document? Written(Document? document) => document is SourceGeneratedDocument ? null : document;
}
