using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>
/// Numbers of up to fifteen digits, as prices and shares are. A number that is m ÷ 10ⁿ exactly as the processor divides, with m below 10¹⁵, has the digits of m
/// as its shortest form: no two numbers of fifteen digits are the same double.
/// </summary>
internal static class ShortDouble
{
    private const double MostWithSixDecimals = 1e9;
    private const double MostWithTenDecimals = 1e5;
    private const double MostWithoutDecimals = 1e15;
    private const double LeastWithoutExponent = 1e-4;
    private const double SixDecimals = 1e6;
    private const double TenDecimals = 1e10;

    /// <summary>Writes a number as the framework does; returns how long it is, or 0 where the number is not so short.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">At least 48 bytes, any of which may change.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TryWrite(double value, ref byte destination)
    {
        if (!double.IsNegative(value))
        {
            return TryWritePositive(value, ref destination);
        }

        destination = (byte)'-';
        var length = TryWritePositive(-value, ref Unsafe.Add(ref destination, 1));
        return length == 0 ? 0 : length + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TryWritePositive(double value, ref byte destination)
    {
        if (value < MostWithSixDecimals)
        {
            var scaled = Round(value * SixDecimals);
            return scaled / SixDecimals != value || value is < LeastWithoutExponent and not 0
                ? TryWriteTenDecimals(value, ref destination)
                : WriteSixDecimals((ulong)scaled, ref destination);
        }

        return value < MostWithoutDecimals && Round(value) == value ? Digits.Write((ulong)Round(value), ref destination) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteSixDecimals(ulong scaled, ref byte destination)
    {
        var (whole, fraction) = Math.DivRem(scaled, 1_000_000);
        var length = Digits.Write(whole, ref destination);
        if (fraction == 0)
        {
            return length;
        }

        Unsafe.Add(ref destination, length++) = (byte)'.';
        return length + Digits.WriteDecimals((uint)fraction, ref Unsafe.Add(ref destination, length));
    }

    private static int TryWriteTenDecimals(double value, ref byte destination)
    {
        if (value is >= MostWithTenDecimals or < LeastWithoutExponent)
        {
            return 0;
        }

        var scaled = Round(value * TenDecimals);
        if (scaled / TenDecimals != value)
        {
            return 0;
        }

        // More than six decimals, so that there is something in the last four.
        var (whole, fraction) = Math.DivRem((ulong)scaled, 10_000_000_000);
        var (first, last) = Math.DivRem(fraction, 10_000);
        var length = Digits.Write(whole, ref destination);
        Unsafe.Add(ref destination, length++) = (byte)'.';
        Digits.WriteBlock((uint)first * 100, ref Unsafe.Add(ref destination, length));
        return length + 6 + Digits.WriteDecimals((uint)last * 100, ref Unsafe.Add(ref destination, length + 6));
    }

    // Both ways the conversion is exact here, and the native one is a single instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Round(double value) => double.ConvertToIntegerNative<long>(value + 0.5);
}
