namespace AgentContracts.Generators.Model;

/// <summary>An enum whose values travel by name.</summary>
internal sealed record EnumModel
{
    /// <summary>The namespace of the types that hold the names.</summary>
    public const string Namespace = "AgentContracts.Generated";

    public required string FullName { get; init; }

    /// <summary>The last part of the name, unescaped.</summary>
    public required string Name { get; init; }

    /// <summary>The type that holds the names, in <see cref="Namespace"/>; and the name of their file.</summary>
    public required string NamesType { get; init; }

    /// <summary>Whether there is no value without a name, so that a switch over the names needs no other case.</summary>
    public required bool NamesEveryValue { get; init; }

    /// <summary>The values in source order, those that repeat another's number included.</summary>
    public required EquatableArray<EnumValueModel> Values { get; init; }
}
