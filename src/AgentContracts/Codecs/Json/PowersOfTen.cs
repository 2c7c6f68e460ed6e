using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>Powers of ten that their types hold exactly.</summary>
internal static class PowersOfTen
{
    /// <summary>The largest exponent of <see cref="Exact"/>.</summary>
    public const int MaxExact = 22;

    /// <summary>The largest exponent of <see cref="ExactSingle"/>.</summary>
    public const int MaxExactSingle = 10;

    private static ReadOnlySpan<double> Doubles =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private static ReadOnlySpan<uint> Integers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>10 to the power of 0 to <see cref="MaxExact"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exact(int exponent) => Unsafe.Add(ref MemoryMarshal.GetReference(Doubles), (nint)(uint)exponent);

    /// <summary>10 to the power of 0 to <see cref="MaxExactSingle"/>.</summary>
    public static float ExactSingle(int exponent) => (float)Exact(exponent);

    /// <summary>10 to the power of 0 to 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Integer(int exponent) => Unsafe.Add(ref MemoryMarshal.GetReference(Integers), (nint)(uint)exponent);
}
