namespace AgentContracts.Generators.Outlines;

/// <summary>
/// What a declaration says to the rest of the code: everything of a type and those inside it but bodies, initializers and comments. A namespace and what a
/// file says by itself have an outline too.
/// </summary>
internal sealed class TypeOutline
{
    /// <summary>The hash of the text, of where it stands and of the file's usings.</summary>
    public required ulong Hash { get; init; }

    /// <summary>The simple names under which others find it.</summary>
    public required string[] Declared { get; init; }

    /// <summary>The simple names by which it finds others, and its own: another part of it may stand elsewhere.</summary>
    public required string[] Mentioned { get; init; }

    /// <summary>The types in it that have attributes.</summary>
    public required MarkedType[] Marked { get; init; }
}
