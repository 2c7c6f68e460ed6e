using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>ASCII text in which every character stands for itself in JSON, classified eight or sixteen characters at a time on any processor with vectors.</summary>
internal static class PlainText
{
    /// <summary>The most characters of a text that is copied without a loop.</summary>
    public const int Short = 32;

    private const byte First = (byte)' ';
    private const byte Last = (byte)'~';

    /// <summary>Copies a text of at most <see cref="Short"/> characters as UTF-8 if it is such; what the destination holds otherwise is not said.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">As many bytes as the text has characters.</param>
    // Without a call, so that who has this as a part needs to save nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCopyShort(string text, ref byte destination)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        nint length = text.Length;
        return length switch
        {
            > 16 => !HasSpecial(CopySixteen(ref source, ref destination, 0) | CopySixteen(ref source, ref destination, length - 16)),
            >= 8 => TryCopyHalves(ref source, length, ref destination),
            >= 4 => TryCopyQuarters(ref source, length, ref destination),
            > 0 => TryCopyFew(ref source, length, ref destination),
            _ => true,
        };
    }

    /// <summary>The same for a text of at least 16 characters.</summary>
    public static bool TryCopyLong(string text, ref byte destination)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        nint last = text.Length - 16;
        var special = CopySixteen(ref source, ref destination, last);
        for (nint i = 0; i < last; i += 16)
        {
            special |= CopySixteen(ref source, ref destination, i);
        }

        return !HasSpecial(special);
    }

    /// <summary>Where the first byte stands that is a quote, a backslash, a control character or beyond ASCII; 32 where none is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOfSpecial(Vector128<byte> bytes)
    {
        // As signed bytes, those beyond ASCII are below the space too.
        var special = Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)First)).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
        return BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
    }

    /// <summary>The string of at most 16 ASCII characters.</summary>
    /// <param name="source">The characters, and as many bytes behind them as make 16.</param>
    /// <param name="length">How many they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string ToString(ref byte source, int length)
    {
        return string.Create(length, MemoryMarshal.CreateReadOnlySpan(ref source, Vector128<byte>.Count), static (characters, bytes) => Widen(characters, bytes));
    }

    // Two halves that overlap fill a text of any length between one and two of them.
    private static void Widen(Span<char> characters, ReadOnlySpan<byte> bytes)
    {
        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(characters));
        ref var from = ref MemoryMarshal.GetReference(bytes);
        var length = characters.Length;
        if (length >= 8)
        {
            Widen(ref from).StoreUnsafe(ref first);
            Widen(ref Unsafe.Add(ref from, length - 8)).StoreUnsafe(ref first, (nuint)(length - 8));
            return;
        }

        var eight = Widen(ref from);
        if (length >= 4)
        {
            var last = Widen(ref Unsafe.Add(ref from, length - 4));
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref first), eight.AsUInt64()[0]);
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref first, length - 4)), last.AsUInt64()[0]);
            return;
        }

        for (var i = 0; i < length; i++)
        {
            characters[i] = (char)bytes[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Widen(ref byte eight) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref eight)).AsByte());

    // Copies and tells which of the bytes are special. The two halves of a text of 16 to 32 characters overlap, and the last vector of a longer one the vector before it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> CopySixteen(ref ushort source, ref byte destination, nint at)
    {
        var bytes = Narrow(Vector128.LoadUnsafe(ref source, (nuint)at), Vector128.LoadUnsafe(ref source, (nuint)at + 8));
        bytes.StoreUnsafe(ref destination, (nuint)at);
        return Special(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyHalves(ref ushort source, nint length, ref byte destination)
    {
        var bytes = Narrow(Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, (nuint)length - 8));
        Unsafe.WriteUnaligned(ref destination, bytes.AsUInt64()[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, length - 8), bytes.AsUInt64()[1]);
        return !HasSpecial(Special(bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyQuarters(ref ushort source, nint length, ref byte destination)
    {
        var characters = Vector128.Create(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref source)),
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, length - 4)))).AsUInt16();
        var bytes = Narrow(characters, characters);
        Unsafe.WriteUnaligned(ref destination, bytes.AsUInt32()[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, length - 4), bytes.AsUInt32()[1]);
        return !HasSpecial(Special(bytes));
    }

    // One to three: the first, the middle and the last, some of which may be the same.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyFew(ref ushort source, nint length, ref byte destination)
    {
        var (first, middle, last) = (source, Unsafe.Add(ref source, length >> 1), Unsafe.Add(ref source, length - 1));
        destination = (byte)first;
        Unsafe.Add(ref destination, length >> 1) = (byte)middle;
        Unsafe.Add(ref destination, length - 1) = (byte)last;
        return IsPlain(first) & IsPlain(middle) & IsPlain(last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(ushort character) => (uint)(character - First) <= Last - First & character != '"' & character != '\\';

    // As signed numbers, what is beyond ASCII becomes 127 or negative, neither of which is plain.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Narrow(Vector128<ushort> lower, Vector128<ushort> upper) => Vector128.NarrowWithSaturation(lower.AsInt16(), upper.AsInt16()).AsByte();

    /// <summary>Which bytes are none of those that stand for themselves: control characters, quotes, backslashes and what is beyond ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Special(Vector128<byte> bytes) =>
        Vector128.GreaterThan(bytes - Vector128.Create(First), Vector128.Create((byte)(Last - First)))
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSpecial(Vector128<byte> special) => special != Vector128<byte>.Zero;
}
