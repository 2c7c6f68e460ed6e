using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Model;

/// <summary>An enum.</summary>
internal sealed record EnumModel
{
    public required string FullName { get; init; }

    /// <summary>The last part of the name, unescaped.</summary>
    public required string Name { get; init; }

    /// <summary>The integer type that it is made of.</summary>
    public required WireKind Underlying { get; init; }

    /// <summary>The full C# name of that type.</summary>
    public required string UnderlyingName { get; init; }

    /// <summary>Whether there is no value without a name, so that a switch over the names needs no other case.</summary>
    public required bool NamesEveryValue { get; init; }

    /// <summary>The values in source order, those that repeat another's number included.</summary>
    public required EquatableArray<EnumValueModel> Values { get; init; }
}
