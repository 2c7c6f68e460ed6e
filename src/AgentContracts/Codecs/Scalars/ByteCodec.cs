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
    public static void WriteBinary(ref BinaryFieldWriter writer, byte value) => writer.WriteByte(value);

    /// <inheritdoc/>
    public static byte ReadBinary(ref BinaryFieldReader reader) => reader.ReadByte("a byte");
}
