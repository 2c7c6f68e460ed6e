namespace AgentContracts.Codecs;

/// <summary>An unsigned 32-bit integer, in JSON a number.</summary>
public readonly struct UInt32Codec : ICodec<uint>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, uint value) => writer.WriteUInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out uint value)
    {
        at = reader.ReadUInt64(at, uint.MaxValue, "an unsigned 32-bit integer", out var number);
        value = (uint)number;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, uint value) => ref BinaryFieldWriter.PutVarint(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out uint value)
    {
        at = reader.ReadVarint(at, uint.MaxValue, "an unsigned 32-bit integer", out var number);
        value = (uint)number;
        return at;
    }
}
