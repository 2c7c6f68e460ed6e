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
        var end = writer.WriteEnum<TEnum, TNames>(at, value);
        return end > at ? end : throw NoName();
    }

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out TEnum value)
    {
        var end = reader.ReadSymbol(at, TNames.Expected, out var text);
        return TNames.TryFind(text, out value) ? end : throw reader.Expected(reader.SkipSpace(at), TNames.Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, TEnum value)
    {
        var code = EnumTable<TEnum, TNames>.CodeOf(value);
        return ref BinaryFieldWriter.PutUInt32(ref to, code != 0 ? code : throw NoName());
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out TEnum value)
    {
        var end = reader.ReadUInt32(at, TNames.Expected, out var code);
        return EnumTable<TEnum, TNames>.TryFind(code, out value) ? end : throw reader.Expected(at, TNames.Expected);
    }

    // Without the value, which may be sensitive.
    private static ArgumentException NoName() => new($"{typeof(TEnum).Name} has no name for a value.");
}
