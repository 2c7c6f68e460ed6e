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
    private const ulong LeastMillionthsWithoutExponent = 100;

    /// <summary>Whether a number has at most six decimals and is below a million; if so, how many millionths it is without its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetMillionths(double value, out ulong millionths)
    {
        var magnitude = Math.Abs(value);
        var scaled = Round(magnitude * SixDecimals);
        millionths = (ulong)scaled;

        // Nothing, or no less than 0.0001, below which numbers have an exponent.
        return magnitude < Digits.Million && scaled / SixDecimals == magnitude && millionths - 1 >= LeastMillionthsWithoutExponent - 1;
    }

    /// <summary>Writes a number that is not negative as the framework does; returns how long it is, or 0 where the number is not so short.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">At least 48 bytes, any of which may change.</param>
    public static int TryWriteRare(double value, ref byte destination) => value switch
    {
        >= LeastWithoutExponent and < MostWithTenDecimals => TryWrite(value, TenDecimals, 10_000_000_000, ref destination),
        >= MostWithTenDecimals and < MostWithSixDecimals => TryWrite(value, SixDecimals, 1_000_000, ref destination),
        >= MostWithSixDecimals and < MostWithoutDecimals when Round(value) == value => Digits.Write((ulong)Round(value), ref destination),
        _ => 0,
    };

    private static int TryWrite(double value, double scale, ulong divisor, ref byte destination)
    {
        var scaled = Round(value * scale);
        if (scaled / scale != value)
        {
            return 0;
        }

        var (whole, fraction) = Math.DivRem((ulong)scaled, divisor);
        var length = Digits.Write(whole, ref destination);
        if (fraction == 0)
        {
            return length;
        }

        // A one before the decimals keeps their leading zeros; the point then takes its place.
        ref var point = ref Unsafe.Add(ref destination, length);
        var decimals = Digits.Write(divisor + fraction, ref point) - 1;
        point = (byte)'.';
        while (Unsafe.Add(ref point, decimals) == '0')
        {
            decimals--;
        }

        return length + 1 + decimals;
    }

    // Both ways the conversion is exact here, and the native one is a single instruction; what it makes of numbers beyond its range is not used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Round(double value) => double.ConvertToIntegerNative<long>(value + 0.5);
}
