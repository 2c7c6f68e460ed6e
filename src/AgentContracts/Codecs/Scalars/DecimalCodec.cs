using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>A decimal number with its scale, in JSON a number.</summary>
public readonly struct DecimalCodec : ICodec<decimal>
{
    private const int MaxScale = 28;
    private const int WordBits = 32;
    private const byte Negative = 0x80;

    // So many bits fit nine bytes of a varint, and the rest of the 96 five more.
    private const int LowerBits = 63;
    private const int LowerBytes = 9;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, decimal value) => writer.WriteDecimal(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out decimal value) => reader.ReadDecimal(at, "a decimal number", out value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, decimal value)
    {
        var parts = DecimalParts.Of(value);
        return ref Put(ref to, parts.Flags, parts.High, parts.Low);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out decimal value)
    {
        const string Expected = "a decimal number: its sign and a scale of at most 28, then 96 bits at most";
        var end = reader.ReadByte(at, Expected, out var signAndScale);
        var scale = signAndScale & ~Negative;
        if (scale <= MaxScale)
        {
            if (reader.TryReadEight(ref end, out var digits))
            {
                value = new decimal((int)digits, (int)(digits >> WordBits), 0, signAndScale != scale, (byte)scale);
                return end;
            }

            if (reader.TryReadVarint96(ref end, out var more))
            {
                value = new decimal((int)(uint)more, (int)(uint)(more >> WordBits), (int)(uint)(more >> (2 * WordBits)), signAndScale != scale, (byte)scale);
                return end;
            }
        }

        throw reader.Expected(at, Expected);
    }

    // In three registers, as the JSON.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte Put(ref byte to, int flags, uint high, ulong low)
    {
        var parts = new DecimalParts(flags, high, low);
        to = ref BinaryFieldWriter.PutByte(ref to, (byte)(parts.Scale | (parts.IsNegative ? Negative : 0)));
        return ref high == 0 ? ref BinaryFieldWriter.PutVarint(ref to, low) : ref PutLong(ref to, low, high);
    }

    private static ref byte PutLong(ref byte to, ulong lower, uint upper)
    {
        var rest = ((ulong)upper << 1) | (lower >> LowerBits);
        for (var i = 0; i < LowerBytes; i++, lower >>= 7)
        {
            to = ref BinaryFieldWriter.PutByte(ref to, (byte)(lower | 0x80));
        }

        return ref BinaryFieldWriter.PutVarint(ref to, rest);
    }
}
