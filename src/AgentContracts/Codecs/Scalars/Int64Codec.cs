namespace AgentContracts.Codecs;

/// <summary>A 64-bit integer, in JSON a number.</summary>
public readonly struct Int64Codec : ICodec<long>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, long value) => writer.WriteInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out long value) =>
        reader.ReadInt64(at, long.MinValue, long.MaxValue, "a 64-bit integer", out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, long value) => ref BinaryFieldWriter.PutZigzag(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out long value) =>
        reader.ReadZigzag(at, ulong.MaxValue, "a 64-bit integer", out value);
}
