using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Every finite number, with a weakness for the ends, zeros of both signs and subnormals.</summary>
internal static class LegalNumber
{
    private static readonly decimal NegativeZero = new(0, 0, 0, isNegative: true, scale: 2);

    public static Gen<float> Single { get; } = Gen.UInt.Select(BitConverter.UInt32BitsToSingle).Where(float.IsFinite)
        .Or(0f, -0f, float.Epsilon, -float.Epsilon, float.MinValue, float.MaxValue, 0.1f, 16_777_217f, 1e10f);

    public static Gen<double> Double { get; } = Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite)
        .Or(0d, -0d, double.Epsilon, -double.Epsilon, double.MinValue, double.MaxValue, 0.1, 1 / 3d, 1e15, 1e16, 9_007_199_254_740_993d);

    public static Gen<Int128> Int128 { get; } = Gen.Select(Gen.ULong, Gen.ULong, static (upper, lower) => new Int128(upper, lower))
        .Or<Int128>(0, -1, long.MinValue, long.MaxValue, System.Int128.MinValue, System.Int128.MaxValue);

    public static Gen<UInt128> UInt128 { get; } = Gen.Select(Gen.ULong, Gen.ULong, static (upper, lower) => new UInt128(upper, lower))
        .Or<UInt128>(0, ulong.MaxValue, System.UInt128.MaxValue);

    public static Gen<decimal> Decimal { get; } = Gen.OneOf<decimal>(
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28], static (low, middle, high, negative, scale) => new decimal(low, middle, high, negative, (byte)scale)),
        Gen.Select(Gen.Int[0, 1000], Gen.Bool, Gen.Int[0, 28], static (low, negative, scale) => new decimal(low, 0, 0, negative, (byte)scale)),
        Edges.OneOf(0m, 0.00m, NegativeZero, 1.0m, 1.00m, decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m));
}
