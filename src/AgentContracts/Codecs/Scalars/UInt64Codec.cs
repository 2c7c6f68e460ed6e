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
    public static void WriteBinary(ref BinaryFieldWriter writer, ulong value) => writer.WriteVarint(value);

    /// <inheritdoc/>
    public static ulong ReadBinary(ref BinaryFieldReader reader) => reader.ReadVarint(ulong.MaxValue, "an unsigned 64-bit integer");
}
