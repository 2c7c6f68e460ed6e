namespace AgentContracts.Roslyn;

/// <summary>The types that can be members of messages and parts.</summary>
public static class SupportedTypes
{
    /// <summary>How values of the type travel, or <see langword="null"/> where they cannot. Whether a part is valid is not looked at.</summary>
    public static WireType? Classify(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array is { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte } ? new WireType(WireKind.Bytes, array)
                : array.IsSZArray ? Of(WireKind.Array, array, array.ElementType) : null;
        }

        if (type is not INamedTypeSymbol named || named.IsRefLikeType)
        {
            return null;
        }

        if (ScalarOf(named) is { } scalar)
        {
            return new WireType(scalar, named);
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            return named.IsVisibleInItsAssembly() ? new WireType(named.Has("System.FlagsAttribute") ? WireKind.Flags : WireKind.Enum, named) : null;
        }

        if (named.TypeArguments.Length == 0)
        {
            return named.Has(KnownNames.Part) ? new WireType(WireKind.Part, named) : null;
        }

        return named.OriginalDefinition switch
        {
            { SpecialType: SpecialType.System_Nullable_T } => Of(WireKind.Nullable, named, named.TypeArguments[0]),
            { SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T } => Of(WireKind.ReadOnlyList, named, named.TypeArguments[0]),
            var definition when definition.Is("System.ReadOnlyMemory`1") && named.TypeArguments[0].SpecialType == SpecialType.System_Byte => new WireType(WireKind.Memory, named),
            var definition when definition.Is("System.Collections.Immutable.ImmutableArray`1") => Of(WireKind.ImmutableArray, named, named.TypeArguments[0]),
            var definition when definition.Is("System.Collections.Generic.HashSet`1") => Of(WireKind.HashSet, named, named.TypeArguments[0]),
            var definition when definition.Is("System.Collections.Generic.ISet`1") => Of(WireKind.Set, named, named.TypeArguments[0]),
            var definition when definition.Is("System.Collections.Generic.IReadOnlySet`1") => Of(WireKind.ReadOnlySet, named, named.TypeArguments[0]),
            var definition when definition.Is("System.Collections.Generic.List`1") => Of(WireKind.List, named, named.TypeArguments[0]),
            var definition when definition.Is("System.Collections.Generic.Dictionary`2") => OfEntries(WireKind.Dictionary, WireKind.KeyedDictionary, named),
            var definition when definition.Is("System.Collections.Generic.IReadOnlyDictionary`2") => OfEntries(WireKind.ReadOnlyDictionary, WireKind.ReadOnlyKeyedDictionary, named),
            _ => null,
        };
    }

    private static WireType? Of(WireKind kind, ITypeSymbol type, ITypeSymbol element) =>
        Classify(element) is { } inner ? new WireType(kind, type, inner) : null;

    private static WireType? OfEntries(WireKind withTextKeys, WireKind withOtherKeys, INamedTypeSymbol type)
    {
        var key = type.TypeArguments[0];
        return key.SpecialType == SpecialType.System_String ? Of(withTextKeys, type, type.TypeArguments[1])
            : Classify(key) is { } other && CanBeKey(other.Kind) && Classify(type.TypeArguments[1]) is { } value ? new WireType(withOtherKeys, type, value, other)
            : null;
    }

    private static bool CanBeKey(WireKind kind) => kind is
        WireKind.SByte or WireKind.Byte or WireKind.Int16 or WireKind.UInt16 or WireKind.Int32 or WireKind.UInt32 or WireKind.Int64 or WireKind.UInt64
        or WireKind.Guid or WireKind.Enum;

    private static WireKind? ScalarOf(INamedTypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => WireKind.Boolean,
        SpecialType.System_SByte => WireKind.SByte,
        SpecialType.System_Byte => WireKind.Byte,
        SpecialType.System_Int16 => WireKind.Int16,
        SpecialType.System_UInt16 => WireKind.UInt16,
        SpecialType.System_Int32 => WireKind.Int32,
        SpecialType.System_UInt32 => WireKind.UInt32,
        SpecialType.System_Int64 => WireKind.Int64,
        SpecialType.System_UInt64 => WireKind.UInt64,
        SpecialType.System_Single => WireKind.Single,
        SpecialType.System_Double => WireKind.Double,
        SpecialType.System_Decimal => WireKind.Decimal,
        SpecialType.System_String => WireKind.String,
        SpecialType.System_DateTime => WireKind.DateTime,
        SpecialType.System_Char => WireKind.Char,
        _ when type.Is("System.Uri") => WireKind.Uri,
        _ when type.TypeKind != TypeKind.Struct => null,
        _ when type.Is("System.Guid") => WireKind.Guid,
        _ when type.Is("System.DateTimeOffset") => WireKind.DateTimeOffset,
        _ when type.Is("System.TimeSpan") => WireKind.TimeSpan,
        _ when type.Is("System.Int128") => WireKind.Int128,
        _ when type.Is("System.UInt128") => WireKind.UInt128,
        _ when type.Is("System.DateOnly") => WireKind.DateOnly,
        _ when type.Is("System.TimeOnly") => WireKind.TimeOnly,
        _ when type.Is("System.Text.Json.JsonElement") => WireKind.JsonElement,
        _ => null,
    };
}
