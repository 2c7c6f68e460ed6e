namespace AgentContracts.Codecs;

/// <summary>A finite single-precision number, in JSON a number.</summary>
public readonly struct SingleCodec : ICodec<float>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, float value) => writer.WriteSingle(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out float value) => reader.ReadSingle(at, "a finite single-precision number", out value);

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, float value) =>
        writer.WriteUInt32(float.IsFinite(value) ? BitConverter.SingleToUInt32Bits(value) : throw new ArgumentException($"{value} is not finite.", nameof(value)));

    /// <inheritdoc/>
    public static float ReadBinary(ref BinaryFieldReader reader)
    {
        const string Expected = "a finite single-precision number";
        var value = BitConverter.UInt32BitsToSingle(reader.ReadUInt32(Expected));
        return float.IsFinite(value) ? value : throw reader.Expected(Expected);
    }
}
