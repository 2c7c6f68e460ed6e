using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads what an attribute sets by name.</summary>
internal static class Settings
{
    /// <summary>The attribute's named arguments as settings of <c>QosOverrides</c>, whose cells have the same names.</summary>
    public static EquatableArray<SettingModel> Of(AttributeData? attribute) =>
        attribute is null
            ? []
            : attribute.NamedArguments
                .Where(static a => a.Value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: not null, Type: not null })
                .Select(static a => new SettingModel(a.Key, ConstantText.Of(a.Value.Value, a.Value.Type!)))
                .OrderBy(static s => s.Name, StringComparer.Ordinal)
                .ToEquatableArray();
}
