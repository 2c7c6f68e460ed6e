using System.Buffers.Binary;
namespace AgentContracts.Codecs;

/// <summary>A decimal number with its scale, in JSON a number.</summary>
public readonly struct DecimalCodec : ICodec<decimal>
{
    private const int Words = 4;
    private const int MaxScale = 28;
    private const int ScaleShift = 16;
    private const uint UnusedBits = 0x7f00_ffff;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, decimal value) => writer.WriteDecimal(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out decimal value) => reader.ReadDecimal(at, "a decimal number", out value);

    /// <inheritdoc/>
    public static int WriteBinary(ref BinaryFieldWriter writer, int at, decimal value)
    {
        Span<int> bits = stackalloc int[Words];
        decimal.GetBits(value, bits);
        foreach (var word in bits)
        {
            at = writer.WriteUInt32(at, (uint)word);
        }

        return at;
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out decimal value)
    {
        const string Expected = "a decimal number with a scale of at most 28";
        var bytes = reader.Take(at, Words * sizeof(int), Expected);
        var signAndScale = BinaryPrimitives.ReadUInt32LittleEndian(bytes[((Words - 1) * sizeof(int))..]);
        var scale = (byte)(signAndScale >> ScaleShift);
        value = (signAndScale & UnusedBits) == 0 && scale <= MaxScale
            ? new decimal(
                BinaryPrimitives.ReadInt32LittleEndian(bytes),
                BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]),
                BinaryPrimitives.ReadInt32LittleEndian(bytes[(2 * sizeof(int))..]),
                (int)signAndScale < 0,
                scale)
            : throw reader.Expected(at, Expected);
        return at + bytes.Length;
    }
}
