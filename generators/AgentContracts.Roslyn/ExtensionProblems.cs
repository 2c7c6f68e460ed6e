namespace AgentContracts.Roslyn;

/// <summary>What keeps generated code from adding its half to a type.</summary>
[Flags]
public enum ExtensionProblems
{
    None = 0,

    /// <summary>A declaration of the type does not say <c>partial</c>.</summary>
    NotPartial = 1,

    /// <summary>A declaration of a type around it does not say <c>partial</c>.</summary>
    ContainingTypeNotPartial = 2,

    /// <summary>The type, or one around it, has type parameters.</summary>
    Generic = 4,

    /// <summary>The type, or one around it, is <c>file</c>-local: no other file can name it.</summary>
    FileLocal = 8,

    /// <summary>A static class implements no interface.</summary>
    Static = 16,

    /// <summary>A ref struct is no type argument of the language's interfaces.</summary>
    RefStruct = 32,
}
