using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>Composes codecs for types, and collects the enums whose names the file must hold.</summary>
/// <param name="space">The file's namespace.</param>
internal sealed class CodecNames(string space)
{
    private readonly List<(EnumModel Enum, string TypeName)> _enums = [];

    /// <summary>The codec of a member: <c>ListCodec&lt;Leg, PartCodec&lt;Leg&gt;&gt;</c>.</summary>
    public string Of(MemberModel member) => Of(member.Type, member.IsInterned);

    /// <summary>What makes the compiler accept a value whose annotations say more than the codec's: codecs read and write a null in place of any reference.</summary>
    public string Forgiving(WireTypeModel type) => type.AnnotatedName == type.Name ? "" : "!";

    /// <summary>Writes the names of the enums.</summary>
    public void WriteEnums(IndentedWriter writer)
    {
        foreach (var (model, typeName) in _enums)
        {
            writer.Line();
            EnumEmitter.Write(writer, model, typeName);
        }
    }

    private string Of(WireTypeModel type, bool isInterned) => $"{Text.Codecs}." + type.Kind switch
    {
        WireKind.String when isInterned => "InternedStringCodec",
        WireKind.Enum => $"EnumCodec<{type.Name}, {NamesOf(type.Enum!)}>",
        WireKind.Flags => $"FlagsCodec<{type.Name}, {type.Enum!.UnderlyingName}, {Text.Codecs}.{type.Enum.Underlying}Codec>",
        WireKind.Part => $"PartCodec<{type.Name}>",
        WireKind.Nullable or WireKind.Array or WireKind.List or WireKind.ReadOnlyList or WireKind.ImmutableArray or WireKind.HashSet or WireKind.Set or WireKind.ReadOnlySet
            or WireKind.Dictionary or WireKind.ReadOnlyDictionary =>
            $"{type.Kind}Codec<{type.Element!.Name}, {Of(type.Element, isInterned)}>",
        WireKind.KeyedDictionary or WireKind.ReadOnlyKeyedDictionary =>
            $"{type.Kind}Codec<{type.Key!.Name}, {KeyText(type.Key)}, {Of(type.Key, isInterned: false)}, {type.Element!.Name}, {Of(type.Element, isInterned)}>",
        _ => $"{type.Kind}Codec",
    };

    private string KeyText(WireTypeModel key) => $"{Text.Codecs}." + key.Kind switch
    {
        WireKind.Enum => $"EnumKeyText<{key.Name}, {NamesOf(key.Enum!)}>",
        WireKind.Guid => "GuidKeyText",
        _ => $"IntegerKeyText<{key.Name}>",
    };

    private string NamesOf(EnumModel model)
    {
        var known = _enums.FindIndex(e => e.Enum.FullName == model.FullName);
        if (known < 0)
        {
            var name = model.Name + "Names";
            for (var i = 2; _enums.Any(e => e.TypeName == name); i++)
            {
                name = $"{model.Name}Names{i}";
            }

            known = _enums.Count;
            _enums.Add((model, name));
        }

        return (space.Length == 0 ? "global::" : $"global::{space}.") + _enums[known].TypeName;
    }
}
