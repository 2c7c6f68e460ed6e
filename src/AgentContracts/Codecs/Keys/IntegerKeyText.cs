using System.Buffers.Text;
using System.Numerics;

namespace AgentContracts.Codecs;

/// <summary>Integers of up to 64 bits as their digits.</summary>
/// <typeparam name="T">The integer type.</typeparam>
public readonly struct IntegerKeyText<T> : IKeyText<T> where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    /// <inheritdoc/>
    public static string Expected => FormattableString.Invariant($"a key that is an integer from {T.MinValue} to {T.MaxValue}");

    /// <inheritdoc/>
    public static int Write(ref JsonFieldWriter writer, int at, T key)
    {
        at = writer.Name(at, "\""u8);
        at = T.IsNegative(key) ? writer.WriteInt64(at, long.CreateTruncating(key)) : writer.WriteUInt64(at, ulong.CreateTruncating(key));
        return writer.Name(at, "\""u8);
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> text, out T key)
    {
        if (T.IsNegative(T.MinValue))
        {
            var isSigned = Utf8Parser.TryParse(text, out long signed, out var length) && length == text.Length;
            key = T.CreateTruncating(signed);
            return isSigned && long.CreateTruncating(key) == signed;
        }

        var isUnsigned = Utf8Parser.TryParse(text, out ulong unsigned, out var consumed) && consumed == text.Length;
        key = T.CreateTruncating(unsigned);
        return isUnsigned && ulong.CreateTruncating(key) == unsigned;
    }
}
