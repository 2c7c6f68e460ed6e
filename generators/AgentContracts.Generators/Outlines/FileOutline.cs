namespace AgentContracts.Generators.Outlines;

/// <summary>The outlines of everything in a file. Two are equal where nothing outside of method bodies and initializers differs.</summary>
internal sealed class FileOutline : IEquatable<FileOutline>
{
    /// <summary>The hash of all of it.</summary>
    public required ulong Hash { get; init; }

    /// <summary>The types that stand in no other, and the namespaces.</summary>
    public required TypeOutline[] Types { get; init; }

    /// <summary>The names that the file's usings give to types.</summary>
    public required string[] Aliases { get; init; }

    /// <summary>The names that the file's global usings give to types.</summary>
    public required string[] GlobalAliases { get; init; }

    /// <summary>What the file says to all files, in global usings; <see langword="null"/> where it says nothing.</summary>
    public required TypeOutline? Global { get; init; }

    public bool Equals(FileOutline? other) => other is not null && other.Hash == Hash;

    public override bool Equals(object? obj) => Equals(obj as FileOutline);

    public override int GetHashCode() => Hash.GetHashCode();
}
