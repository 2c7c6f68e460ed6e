namespace AgentContracts.Codecs;

/// <summary>A truth value.</summary>
public readonly struct BooleanCodec : ICodec<bool>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, bool value) => writer.WriteBoolean(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out bool value) => reader.ReadBoolean(at, "true or false", out value);

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, bool value) => writer.WriteByte(value ? (byte)1 : (byte)0);

    /// <inheritdoc/>
    public static bool ReadBinary(ref BinaryFieldReader reader) => reader.ReadByte("true or false") switch
    {
        1 => true,
        0 => false,
        _ => throw reader.Expected("true or false"),
    };
}
