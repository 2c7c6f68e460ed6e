using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>ASCII text in which every character stands for itself in JSON, classified eight or sixteen characters at a time on any processor with vectors.</summary>
internal static class PlainText
{
    private const byte First = (byte)' ';
    private const byte Last = (byte)'~';

    /// <summary>Copies the text as UTF-8 if it is such; what the destination holds otherwise is not said.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">As many bytes as the text has characters.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCopy(string text, ref byte destination)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var length = text.Length;
        return length switch
        {
            > 16 => TryCopyLong(ref source, length, ref destination),
            >= 8 => TryCopyHalves(ref source, length, ref destination),
            >= 4 => TryCopyQuarters(ref source, length, ref destination),
            _ => TryCopyFew(ref source, length, ref destination),
        };
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

    // The last vector overlaps the one before it.
    private static bool TryCopyLong(ref ushort source, int length, ref byte destination)
    {
        for (var i = 0; i < length - 16; i += 16)
        {
            if (!TryCopySixteen(ref source, i, i + 8, ref destination, i))
            {
                return false;
            }
        }

        return TryCopySixteen(ref source, length - 16, length - 8, ref destination, length - 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopySixteen(ref ushort source, int lower, int upper, ref byte destination, int at)
    {
        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref source, (nuint)lower), Vector128.LoadUnsafe(ref source, (nuint)upper));
        bytes.StoreUnsafe(ref destination, (nuint)at);
        return !HasSpecial(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyHalves(ref ushort source, int length, ref byte destination)
    {
        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, (nuint)(length - 8)));
        Unsafe.WriteUnaligned(ref destination, bytes.AsUInt64()[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, length - 8), bytes.AsUInt64()[1]);
        return !HasSpecial(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyQuarters(ref ushort source, int length, ref byte destination)
    {
        var characters = Vector128.Create(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref source)),
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, length - 4)))).AsUInt16();
        var bytes = Vector128.NarrowWithSaturation(characters, characters);
        Unsafe.WriteUnaligned(ref destination, bytes.AsUInt32()[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, length - 4), bytes.AsUInt32()[1]);
        return !HasSpecial(bytes);
    }

    private static bool TryCopyFew(ref ushort source, int length, ref byte destination)
    {
        for (var i = 0; i < length; i++)
        {
            var character = Unsafe.Add(ref source, i);
            if (character is < First or > Last or '"' or '\\')
            {
                return false;
            }

            Unsafe.Add(ref destination, i) = (byte)character;
        }

        return true;
    }

    /// <summary>Whether a byte is none of those that stand for themselves: a control character, a quote, a backslash or beyond ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSpecial(Vector128<byte> bytes) =>
        (Vector128.GreaterThan(bytes - Vector128.Create(First), Vector128.Create((byte)(Last - First)))
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))) != Vector128<byte>.Zero;
}
