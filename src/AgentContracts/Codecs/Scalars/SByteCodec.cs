namespace AgentContracts.Codecs;

/// <summary>A signed byte, in JSON a number.</summary>
public readonly struct SByteCodec : ICodec<sbyte>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, sbyte value) => writer.WriteInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out sbyte value)
    {
        at = reader.ReadInt64(at, sbyte.MinValue, sbyte.MaxValue, "an integer from -128 to 127", out var number);
        value = (sbyte)number;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, sbyte value) => ref BinaryFieldWriter.PutByte(ref to, (byte)value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out sbyte value)
    {
        at = reader.ReadByte(at, "a signed byte", out var bits);
        value = (sbyte)bits;
        return at;
    }
}
