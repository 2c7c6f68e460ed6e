namespace AgentContracts.Codecs;

/// <summary>A finite double-precision number, in JSON a number.</summary>
public readonly struct DoubleCodec : ICodec<double>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, double value) => writer.WriteDouble(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out double value) => reader.ReadDouble(at, "a finite double-precision number", out value);

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, double value) =>
        writer.WriteInt64(double.IsFinite(value) ? BitConverter.DoubleToInt64Bits(value) : throw new ArgumentException($"{value} is not finite.", nameof(value)));

    /// <inheritdoc/>
    public static double ReadBinary(ref BinaryFieldReader reader)
    {
        const string Expected = "a finite double-precision number";
        var value = BitConverter.Int64BitsToDouble(reader.ReadInt64(Expected));
        return double.IsFinite(value) ? value : throw reader.Expected(Expected);
    }
}
