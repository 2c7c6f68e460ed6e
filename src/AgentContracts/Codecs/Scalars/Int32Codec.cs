namespace AgentContracts.Codecs;

/// <summary>A 32-bit integer, in JSON a number.</summary>
public readonly struct Int32Codec : ICodec<int>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, int value) => writer.WriteInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out int value)
    {
        at = reader.ReadInt64(at, int.MinValue, int.MaxValue, "a 32-bit integer", out var number);
        value = (int)number;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, int value) => ref BinaryFieldWriter.PutZigzag(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out int value)
    {
        at = reader.ReadZigzag(at, uint.MaxValue, "a 32-bit integer", out var number);
        value = (int)number;
        return at;
    }
}
