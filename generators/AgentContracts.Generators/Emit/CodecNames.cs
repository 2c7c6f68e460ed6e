using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>Composes codecs for types.</summary>
internal static class CodecNames
{
    /// <summary>The codec of a member: <c>ListCodec&lt;Leg, PartCodec&lt;Leg&gt;&gt;</c>.</summary>
    public static string Of(MemberModel member) => Of(member.Type, member.IsInterned);

    private static string Of(WireTypeModel type, bool isInterned) => $"{Text.Codecs}." + type.Kind switch
    {
        WireKind.String when isInterned => "InternedStringCodec",
        WireKind.Enum => $"EnumCodec<{type.Name}, {type.EnumNames}>",
        WireKind.Flags => $"FlagsCodec<{type.Name}, {type.Element!.Name}, {Of(type.Element, isInterned: false)}>",
        WireKind.Part => $"PartCodec<{type.Name}>",
        WireKind.Nullable or WireKind.Array or WireKind.List or WireKind.ReadOnlyList or WireKind.ImmutableArray or WireKind.HashSet or WireKind.Set or WireKind.ReadOnlySet
            or WireKind.Dictionary or WireKind.ReadOnlyDictionary =>
            $"{type.Kind}Codec<{type.Element!.Name}, {Of(type.Element, isInterned)}>",
        WireKind.KeyedDictionary or WireKind.ReadOnlyKeyedDictionary =>
            $"{type.Kind}Codec<{type.Key!.Name}, {KeyText(type.Key)}, {Of(type.Key, isInterned: false)}, {type.Element!.Name}, {Of(type.Element, isInterned)}>",
        _ => $"{type.Kind}Codec",
    };

    private static string KeyText(WireTypeModel key) => $"{Text.Codecs}." + key.Kind switch
    {
        WireKind.Enum => $"EnumKeyText<{key.Name}, {key.EnumNames}>",
        WireKind.Guid => "GuidKeyText",
        _ => $"IntegerKeyText<{key.Name}>",
    };
}
