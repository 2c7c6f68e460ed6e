namespace AgentContracts.Codecs;

/// <summary>A finite single-precision number, in JSON a number.</summary>
public readonly struct SingleCodec : ICodec<float>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, float value) => writer.WriteSingle(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out float value) => reader.ReadSingle(at, "a finite single-precision number", out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, float value) => ref BinaryFieldWriter.PutSingle(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out float value)
    {
        const string Expected = "a finite single-precision number";
        var end = reader.ReadUInt32(at, Expected, out var bits);
        value = BitConverter.UInt32BitsToSingle(bits);
        return float.IsFinite(value) ? end : throw reader.Expected(at, Expected);
    }
}
