namespace AgentContracts.Codecs;

/// <summary>An unsigned 16-bit integer, in JSON a number.</summary>
public readonly struct UInt16Codec : ICodec<ushort>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, ushort value) => writer.WriteUInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out ushort value)
    {
        at = reader.ReadUInt64(at, ushort.MaxValue, "an integer from 0 to 65535", out var number);
        value = (ushort)number;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, ushort value) => ref BinaryFieldWriter.PutUInt16(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out ushort value) =>
        reader.ReadUInt16(at, "an unsigned 16-bit integer", out value);
}
