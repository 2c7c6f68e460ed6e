using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Validation;

/// <summary>Tells at a glance that a decimal number is within whole limits, which the operators of <see cref="decimal"/> take a call and a division for.</summary>
internal static class PlainDecimal
{
    private const int ScaleShift = 16;

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ];

    /// <summary>Whether the number is surely from 0 to <paramref name="maximum"/>; where this says no, it has to be compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNaturalUpTo(in decimal value, ulong maximum)
    {
        ref readonly var parts = ref Unsafe.As<decimal, Parts>(ref Unsafe.AsRef(in value));
        if (parts.Flags < 0 || parts.High != 0)
        {
            return false;
        }

        // Without their point the digits make no smaller number, so that most are decided here.
        if (parts.Low <= maximum)
        {
            return true;
        }

        // The limit at the number's scale: one beyond 64 bits is greater than the digits.
        var scale = (uint)parts.Flags >> ScaleShift;
        return scale < (uint)PowersOfTen.Length && (Math.BigMul(maximum, PowersOfTen[(int)scale], out var limit) != 0 || parts.Low <= limit);
    }

    // As in memory, and as the OLE automation type DECIMAL, which decimal promises to be.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Parts
    {
        public readonly int Flags;
        public readonly uint High;
        public readonly ulong Low;
    }
}
