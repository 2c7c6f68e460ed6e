namespace AgentContracts.Codecs;

/// <summary>A value or null.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <typeparam name="TCodec">How that type travels.</typeparam>
public readonly struct NullableCodec<T, TCodec> : ICodec<T?>
    where T : struct
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, T? value) =>
        value is { } present ? TCodec.WriteJson(ref writer, at, present) : writer.WriteNull(at);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out T? value)
    {
        if (reader.TryReadNull(ref at))
        {
            value = null;
            return at;
        }

        at = TCodec.ReadJson(ref reader, at, out var present);
        value = present;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, T? value)
    {
        if (value is not { } present)
        {
            return ref writer.WriteNull(ref to);
        }

        to = ref writer.Reserve(ref to, BinaryFieldWriter.ScalarRoom);
        return ref TCodec.WriteBinary(ref writer, ref BinaryFieldWriter.PutByte(ref to, 1), present);
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out T? value)
    {
        const string Expected = "a value or null";
        var start = reader.ReadByte(at, Expected, out var isThere);
        if (isThere == 1)
        {
            at = TCodec.ReadBinary(ref reader, start, out var present);
            value = present;
            return at;
        }

        value = null;
        return isThere == 0 ? start : throw reader.Expected(at, Expected);
    }
}
