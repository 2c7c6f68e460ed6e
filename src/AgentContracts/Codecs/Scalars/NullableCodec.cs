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
    public static void WriteBinary(ref BinaryFieldWriter writer, T? value)
    {
        if (value is { } present)
        {
            writer.WriteByte(1);
            TCodec.WriteBinary(ref writer, present);
        }
        else
        {
            writer.WriteNull();
        }
    }

    /// <inheritdoc/>
    public static T? ReadBinary(ref BinaryFieldReader reader) => reader.ReadByte("a value or null") switch
    {
        0 => null,
        1 => TCodec.ReadBinary(ref reader),
        _ => throw reader.Expected("a value or null"),
    };
}
