using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>What a decimal number is made of, read where it lies: the framework hands its parts out through memory, which takes longer than what is done with them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DecimalParts
{
    /// <summary>Where the scale begins in <see cref="Flags"/>.</summary>
    public const int ScaleShift = 16;

    /// <summary>What brings the sign of <see cref="Flags"/> to the highest bit of a byte.</summary>
    public const int SignShift = 24;

    private const int Words = 4;
    private const int WordBits = 32;
    private const int OneDecimal = 1 << ScaleShift;

    // A constant to the compiler. The layout is that of OLE automation, which decimal promises; nothing is taken for granted.
    private static readonly bool LieAsDeclared = Lying(-1.5m) is { Flags: int.MinValue | OneDecimal, High: 0, Low: 15 };

    /// <summary>The scale from bit 16 on, and the highest bit for a negative number.</summary>
    public readonly int Flags;

    /// <summary>The digits beyond 64 bits.</summary>
    public readonly uint High;

    /// <summary>The lower 64 bits of the digits.</summary>
    public readonly ulong Low;

    public DecimalParts(int flags, uint high, ulong low) => (Flags, High, Low) = (flags, high, low);

    /// <summary>How many digits stand behind the point, 0 to 28.</summary>
    public int Scale => (Flags >> ScaleShift) & byte.MaxValue;

    /// <summary>Whether a minus stands before the digits, −0 included.</summary>
    public bool IsNegative => Flags < 0;

    /// <summary>The parts of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DecimalParts Of(in decimal value) => LieAsDeclared ? Lying(in value) : Asked(value);

    /// <summary>The number that they make.</summary>
    public decimal ToDecimal() => new((int)Low, (int)(Low >> WordBits), (int)High, IsNegative, (byte)Scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DecimalParts Lying(in decimal value) => Unsafe.As<decimal, DecimalParts>(ref Unsafe.AsRef(in value));

    private static DecimalParts Asked(decimal value)
    {
        Span<int> bits = stackalloc int[Words];
        decimal.GetBits(value, bits);
        return new(bits[3], (uint)bits[2], ((ulong)(uint)bits[1] << WordBits) | (uint)bits[0]);
    }
}
