using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Model;

/// <summary>A type that can travel.</summary>
internal sealed record WireTypeModel
{
    public required WireKind Kind { get; init; }

    /// <summary>The full name without annotations: what a codec's type argument is.</summary>
    public required string Name { get; init; }

    /// <summary>The full name with its annotations: what a variable's type is.</summary>
    public required string AnnotatedName { get; init; }

    /// <summary>Whether it is a reference type.</summary>
    public required bool IsReference { get; init; }

    /// <summary>What a nullable or a collection holds; the values of a dictionary; the integer that flags are.</summary>
    public required WireTypeModel? Element { get; init; }

    /// <summary>The keys of a dictionary that are no strings.</summary>
    public required WireTypeModel? Key { get; init; }

    /// <summary>The full name of the type that holds the names of an enum.</summary>
    public required string? EnumNames { get; init; }
}
