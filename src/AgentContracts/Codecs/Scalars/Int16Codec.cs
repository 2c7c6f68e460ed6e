namespace AgentContracts.Codecs;

/// <summary>A 16-bit integer, in JSON a number.</summary>
public readonly struct Int16Codec : ICodec<short>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, short value) => writer.WriteInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out short value)
    {
        at = reader.ReadInt64(at, short.MinValue, short.MaxValue, "an integer from -32768 to 32767", out var number);
        value = (short)number;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, short value) => ref BinaryFieldWriter.PutUInt16(ref to, (ushort)value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out short value)
    {
        at = reader.ReadUInt16(at, "a 16-bit integer", out var bits);
        value = (short)bits;
        return at;
    }
}
