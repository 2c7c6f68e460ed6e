using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>A decimal number with its scale, in JSON a number.</summary>
public readonly struct DecimalCodec : ICodec<decimal>
{
    private const int MaxScale = 28;
    private const int WordBits = 32;
    private const byte Negative = 0x80;

    // The digits take more than 64 bits: the upper ones stand before the others.
    private const byte HasHigh = 0x40;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, decimal value) => writer.WriteDecimal(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out decimal value) => reader.ReadDecimal(at, "a decimal number", out value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, decimal value)
    {
        var parts = DecimalParts.Of(value);
        return ref (parts.High | (parts.Low >> BinaryFieldWriter.MostBits)) == 0
            ? ref BinaryFieldWriter.PutShortVarint(ref BinaryFieldWriter.PutByte(ref to, SignAndScale(parts.Flags)), parts.Low)
            : ref PutLong(ref to, parts.Flags, parts.High, parts.Low);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out decimal value)
    {
        const string Expected = "a decimal number: its sign and a scale of at most 28, then its digits";
        var end = reader.ReadByte(at, Expected, out var signAndScale);
        var high = 0u;
        if ((signAndScale & HasHigh) != 0)
        {
            end = reader.ReadUInt32(end, Expected, out high);
            if (high == 0)
            {
                throw reader.Expected(at, Expected);
            }
        }

        var scale = (byte)(signAndScale & ~(Negative | HasHigh));
        if (scale > MaxScale || !reader.TryReadVarint(ref end, out var low))
        {
            throw reader.Expected(at, Expected);
        }

        value = new decimal((int)low, (int)(low >> WordBits), (int)high, (signAndScale & Negative) != 0, scale);
        return end;
    }

    // The sign is the highest bit of what comes from the decimal, and of what goes into the byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte SignAndScale(int flags) => (byte)((flags >> DecimalParts.ScaleShift) | (flags >> DecimalParts.SignShift));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte PutLong(ref byte to, int flags, uint high, ulong low)
    {
        var first = SignAndScale(flags);
        return ref high == 0
            ? ref BinaryFieldWriter.PutVarint(ref BinaryFieldWriter.PutByte(ref to, first), low)
            : ref BinaryFieldWriter.PutVarint(ref BinaryFieldWriter.PutUInt32(ref BinaryFieldWriter.PutByte(ref to, (byte)(first | HasHigh)), high), low);
    }
}
