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
    public static void WriteBinary(ref BinaryFieldWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[Words];
        decimal.GetBits(value, bits);
        var bytes = writer.Take(Words * sizeof(int));
        for (var i = 0; i < Words; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(i * sizeof(int))..], bits[i]);
        }
    }

    /// <inheritdoc/>
    public static decimal ReadBinary(ref BinaryFieldReader reader)
    {
        const string Expected = "a decimal number with a scale of at most 28";
        var bytes = reader.Take(Words * sizeof(int), Expected);
        Span<int> bits = stackalloc int[Words];
        for (var i = 0; i < Words; i++)
        {
            bits[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
        }

        var signAndScale = (uint)bits[Words - 1];
        return (signAndScale & UnusedBits) == 0 && (byte)(signAndScale >> ScaleShift) <= MaxScale ? new decimal(bits) : throw reader.Expected(Expected);
    }
}
