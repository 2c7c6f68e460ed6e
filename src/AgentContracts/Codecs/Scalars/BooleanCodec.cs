namespace AgentContracts.Codecs;

/// <summary>A truth value.</summary>
public readonly struct BooleanCodec : ICodec<bool>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, bool value) => writer.WriteBoolean(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out bool value) => reader.ReadBoolean(at, "true or false", out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, bool value) => ref BinaryFieldWriter.PutByte(ref to, value ? (byte)1 : (byte)0);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out bool value)
    {
        const string Expected = "true or false";
        var end = reader.ReadByte(at, Expected, out var bits);
        value = bits == 1;
        return bits <= 1 ? end : throw reader.Expected(at, Expected);
    }
}
