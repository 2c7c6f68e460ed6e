using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>An enum marked <see cref="FlagsAttribute"/> as its number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNumber">The integer type that it is made of.</typeparam>
/// <typeparam name="TCodec">How that type travels.</typeparam>
public readonly struct FlagsCodec<TEnum, TNumber, TCodec> : ICodec<TEnum>
    where TEnum : struct, Enum
    where TNumber : struct, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
    where TCodec : ICodec<TNumber>
{
    private static readonly string Expected = Describe();

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, TEnum value) => TCodec.WriteJson(ref writer, at, Unsafe.BitCast<TEnum, TNumber>(value));

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out TEnum value)
    {
        if (TNumber.IsNegative(TNumber.MinValue))
        {
            at = reader.ReadInt64(at, long.CreateTruncating(TNumber.MinValue), long.CreateTruncating(TNumber.MaxValue), Expected, out var signed);
            value = Unsafe.BitCast<TNumber, TEnum>(TNumber.CreateTruncating(signed));
            return at;
        }

        at = reader.ReadUInt64(at, ulong.CreateTruncating(TNumber.MaxValue), Expected, out var number);
        value = Unsafe.BitCast<TNumber, TEnum>(TNumber.CreateTruncating(number));
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, TEnum value) => ref TCodec.WriteBinary(ref writer, ref to, Unsafe.BitCast<TEnum, TNumber>(value));

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out TEnum value)
    {
        at = TCodec.ReadBinary(ref reader, at, out var number);
        value = Unsafe.BitCast<TNumber, TEnum>(number);
        return at;
    }

    // As the number's own codec says it, and that it is none of the names.
    private static string Describe()
    {
        const int BitsInByte = 8;
        var size = Unsafe.SizeOf<TNumber>();
        var number = size < sizeof(int) ? string.Create(CultureInfo.InvariantCulture, $"an integer from {TNumber.MinValue} to {TNumber.MaxValue}")
            : $"{(TNumber.IsNegative(TNumber.MinValue) ? "a" : "an unsigned")} {size * BitsInByte}-bit integer";
        return $"{number}: the sum of the flags, not their names";
    }
}
