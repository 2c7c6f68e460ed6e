namespace AgentContracts.Codecs;

/// <summary>An enum value by its name, in binary by a hash of that name.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNames">Its names, written by the generator.</typeparam>
public readonly struct EnumCodec<TEnum, TNames> : ICodec<TEnum>
    where TEnum : struct, Enum
    where TNames : IEnumNames<TEnum>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, TEnum value)
    {
        var name = TNames.NameOf(value);
        return writer.Raw(at, name.IsEmpty ? throw NoName(value) : name);
    }

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out TEnum value)
    {
        var end = reader.ReadSymbol(at, TNames.Expected, out var text);
        return TNames.TryFind(text, out value) ? end : throw reader.Expected(reader.SkipSpace(at), TNames.Expected);
    }

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, TEnum value)
    {
        var code = TNames.CodeOf(value);
        writer.WriteUInt32(code != 0 ? code : throw NoName(value));
    }

    /// <inheritdoc/>
    public static TEnum ReadBinary(ref BinaryFieldReader reader) =>
        TNames.TryFind(reader.ReadUInt32(TNames.Expected), out var value) ? value : throw reader.Expected(TNames.Expected);

    private static ArgumentOutOfRangeException NoName(TEnum value) =>
        new(nameof(value), value, $"{typeof(TEnum).Name} has no name for this value.");
}
