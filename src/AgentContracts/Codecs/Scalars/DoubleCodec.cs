namespace AgentContracts.Codecs;

/// <summary>A finite double-precision number, in JSON a number.</summary>
public readonly struct DoubleCodec : ICodec<double>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, double value) => writer.WriteDouble(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out double value) => reader.ReadDouble(at, "a finite double-precision number", out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, double value) => ref BinaryFieldWriter.PutDouble(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out double value)
    {
        const string Expected = "a finite double-precision number";
        var end = reader.ReadInt64(at, Expected, out var bits);
        value = BitConverter.Int64BitsToDouble(bits);
        return double.IsFinite(value) ? end : throw reader.Expected(at, Expected);
    }
}
