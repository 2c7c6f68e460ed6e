using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads what a type by itself asks of its values.</summary>
internal static class CheckedTypeParser
{
    /// <summary>A type of which nothing is asked.</summary>
    public static CheckedTypeModel Nothing(ITypeSymbol type) => new()
    {
        Kind = CheckKind.Nothing,
        RefusesNull = false,
        CanBeNull = type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
        NamedValues = null,
        Element = null,
        Key = null,
    };

    public static CheckedTypeModel Parse(WireType type)
    {
        var namedValues = type.Kind == WireKind.Enum ? EnumParser.NamedValuesOf((INamedTypeSymbol)type.Symbol) : null;
        return new CheckedTypeModel
        {
            Kind = KindOf(type.Kind, namedValues),
            RefusesNull = type.RefusesNull,
            CanBeNull = type.Symbol.IsReferenceType || type.Kind == WireKind.Nullable,
            NamedValues = namedValues,
            Element = type.Element is { } element ? Parse(element) : null,
            Key = type.Key is { } key ? Parse(key) : null,
        };
    }

    private static CheckKind KindOf(WireKind kind, string? namedValues) => kind switch
    {
        WireKind.String => CheckKind.Text,
        WireKind.Char => CheckKind.Character,
        WireKind.Uri => CheckKind.Address,
        WireKind.JsonElement => CheckKind.Open,
        WireKind.Single or WireKind.Double => CheckKind.FloatingPoint,
        WireKind.DateTime => CheckKind.UtcTime,
        WireKind.Enum when namedValues is not null => CheckKind.NamedValue,
        WireKind.Part => CheckKind.Part,
        WireKind.Nullable => CheckKind.Nullable,
        WireKind.Array => CheckKind.Array,
        WireKind.List or WireKind.ReadOnlyList => CheckKind.List,
        WireKind.ImmutableArray => CheckKind.ImmutableArray,
        WireKind.HashSet or WireKind.Set or WireKind.ReadOnlySet => CheckKind.Set,
        WireKind.KeyedDictionary or WireKind.ReadOnlyKeyedDictionary => CheckKind.KeyedDictionary,
        WireKind.Dictionary or WireKind.ReadOnlyDictionary => CheckKind.Dictionary,
        _ => CheckKind.Nothing,
    };
}
