namespace AgentContracts.Codecs;

/// <summary>A byte, in JSON a number.</summary>
public readonly struct ByteCodec : ICodec<byte>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, byte value) => writer.WriteUInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out byte value)
    {
        at = reader.ReadUInt64(at, byte.MaxValue, "an integer from 0 to 255", out var number);
        value = (byte)number;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, byte value) => ref BinaryFieldWriter.PutByte(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out byte value) => reader.ReadByte(at, "a byte", out value);
}
