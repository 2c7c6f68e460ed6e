using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>Numbers of 64 bits as sixteen hex digits, all of them at once.</summary>
internal static class HexDigits
{
    /// <summary>How many digits a number has.</summary>
    public const int Length = 16;

    private const int BetweenNineAndA = 'a' - '0' - 10;

    /// <summary>Writes sixteen lower-case digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ulong value, ref byte destination)
    {
        if (!BitConverter.IsLittleEndian)
        {
            value.TryFormat(MemoryMarshal.CreateSpan(ref destination, Length), out _, "x16", CultureInfo.InvariantCulture);
            return;
        }

        var bytes = Vector128.WidenLower(Vector128.CreateScalarUnsafe(BinaryPrimitives.ReverseEndianness(value)).AsByte());
        var digits = ((bytes >> 4) | (bytes << 8)).AsByte() & Vector128.Create((byte)0x0F);
        var letters = Vector128.GreaterThan(digits, Vector128.Create((byte)9)) & Vector128.Create((byte)BetweenNineAndA);
        (digits + Vector128.Create((byte)'0') + letters).StoreUnsafe(ref destination);
    }

    /// <summary>Reads sixteen digits of either case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref byte source, out ulong value)
    {
        if (!BitConverter.IsLittleEndian)
        {
            return ulong.TryParse(MemoryMarshal.CreateReadOnlySpan(ref source, Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        var characters = Vector128.LoadUnsafe(ref source);
        var digits = characters - Vector128.Create((byte)'0');
        var letters = (characters | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        var isDigit = Vector128.LessThanOrEqual(digits, Vector128.Create((byte)9));
        var isLetter = Vector128.LessThanOrEqual(letters, Vector128.Create((byte)5));
        var pairs = Vector128.ConditionalSelect(isDigit, digits, letters + Vector128.Create((byte)10)).AsUInt16();
        var bytes = ((pairs << 4) | (pairs >> 8)) & Vector128.Create((ushort)byte.MaxValue);
        value = BinaryPrimitives.ReverseEndianness(Vector128.Narrow(bytes, bytes).AsUInt64()[0]);
        return (isDigit | isLetter) == Vector128<byte>.AllBitsSet;
    }
}
