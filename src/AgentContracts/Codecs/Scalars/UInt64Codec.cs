namespace AgentContracts.Codecs;

/// <summary>An unsigned 64-bit integer, in JSON a number.</summary>
public readonly struct UInt64Codec : ICodec<ulong>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, ulong value) => writer.WriteUInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out ulong value) =>
        reader.ReadUInt64(at, ulong.MaxValue, "an unsigned 64-bit integer", out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, ulong value) => ref BinaryFieldWriter.PutVarint(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out ulong value) =>
        reader.ReadVarint(at, ulong.MaxValue, "an unsigned 64-bit integer", out value);
}
