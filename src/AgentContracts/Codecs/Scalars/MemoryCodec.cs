namespace AgentContracts.Codecs;

/// <summary>Bytes, in JSON in base64; a null is read as none.</summary>
public readonly struct MemoryCodec : ICodec<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, ReadOnlyMemory<byte> value) => writer.WriteBytes(at, value.Span);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out ReadOnlyMemory<byte> value)
    {
        at = BytesCodec.ReadJson(ref reader, at, out var bytes);
        value = bytes;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, ReadOnlyMemory<byte> value) => ref BytesCodec.Write(ref writer, ref to, value.Span);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out ReadOnlyMemory<byte> value)
    {
        at = BytesCodec.ReadBinary(ref reader, at, out var bytes);
        value = bytes;
        return at;
    }
}
