using System.Runtime.CompilerServices;
using AgentContracts.Codecs;

namespace AgentContracts.Validation;

/// <summary>Tells at a glance that a decimal number is within whole limits, which the operators of <see cref="decimal"/> take a call and a division for.</summary>
internal static class PlainDecimal
{
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
        var parts = DecimalParts.Of(in value);
        if (parts.IsNegative || parts.High != 0)
        {
            return false;
        }

        // Without their point the digits make no smaller number, so that most are decided here.
        if (parts.Low <= maximum)
        {
            return true;
        }

        // The limit at the number's scale: one beyond 64 bits is greater than the digits.
        var scale = parts.Scale;
        return scale < PowersOfTen.Length && (Math.BigMul(maximum, PowersOfTen[scale], out var limit) != 0 || parts.Low <= limit);
    }
}
