using System.Runtime.CompilerServices;
namespace AgentContracts.Codecs;

/// <summary>An enum marked <see cref="FlagsAttribute"/> as its number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNumber">The integer type that it is made of.</typeparam>
/// <typeparam name="TCodec">How that type travels.</typeparam>
public readonly struct FlagsCodec<TEnum, TNumber, TCodec> : ICodec<TEnum>
    where TEnum : struct, Enum
    where TNumber : struct
    where TCodec : ICodec<TNumber>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, TEnum value) => TCodec.WriteJson(ref writer, at, Unsafe.BitCast<TEnum, TNumber>(value));

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out TEnum value)
    {
        at = reader.IsAtText(at) ? ThrowText(ref reader, at, out var number) : TCodec.ReadJson(ref reader, at, out number);
        value = Unsafe.BitCast<TNumber, TEnum>(number);
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ThrowText(ref JsonFieldReader reader, int at, out TNumber number)
    {
        try
        {
            return TCodec.ReadJson(ref reader, at, out number);
        }
        catch (MessageFormatException error)
        {
            throw reader.Expected((int)error.Offset, $"{error.Expected}: the sum of the flags, not their names");
        }
    }
}
