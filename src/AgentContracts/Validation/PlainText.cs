using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Validation;

/// <summary>Tells well-formed UTF-16 at a glance: what holds no half of a surrogate pair is.</summary>
internal static class PlainText
{
    private const uint Quad = 4;
    private const uint Most = 4 * Quad;

    // Set in each half of a pair, and in no character below U+8000.
    private const ulong HighBits = 0x8000_8000_8000_8000;
    private const ushort KindOfSurrogate = 0xD800;
    private const ushort KindBits = 0xF800;

    /// <summary>Whether every surrogate has its other half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWellFormed(string text) => IsShortAndLow(text) || IsWellFormedAtLength(text);

    /// <summary>Whether the first character is surely no white space; what is not sure has to be looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BeginsVisibly(string text) => text.GetPinnableReference() is > ' ' and <= '~' or > '\u00A0' and < '\u1680' or > '\u3000';

    // 4 to 16 characters, which most names have: four reads that overlap wherever there are fewer than 16, and no branch between them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsShortAndLow(string text)
    {
        var last = (nuint)((uint)text.Length - Quad);
        if (last > Most - Quad)
        {
            return false;
        }

        ref readonly var first = ref text.GetPinnableReference();
        var next = Math.Min(Quad, last);
        var bits = QuadAt(in first, 0) | QuadAt(in first, next) | QuadAt(in first, last - next) | QuadAt(in first, last);
        return (bits & HighBits) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong QuadAt(ref readonly char first, nuint at) =>
        Unsafe.ReadUnaligned<ulong>(in Unsafe.As<char, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in first), at)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsWellFormedAtLength(string text)
    {
        if (text.Length < Vector128<ushort>.Count)
        {
            foreach (var character in text)
            {
                if (char.IsSurrogate(character))
                {
                    return HasWholePairs(text);
                }
            }

            return true;
        }

        // As above: four reads decide up to 32 characters.
        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.AsRef(in text.GetPinnableReference()));
        var width = (nuint)Vector128<ushort>.Count;
        var last = (nuint)(uint)text.Length - width;
        var next = Math.Min(width, last);
        var found = Surrogates(ref first, 0) | Surrogates(ref first, next) | Surrogates(ref first, last - next) | Surrogates(ref first, last);
        for (var at = width + width; at + width < last; at += width)
        {
            found |= Surrogates(ref first, at);
        }

        return found == Vector128<ushort>.Zero || HasWholePairs(text);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Surrogates(ref ushort first, nuint at) =>
        Vector128.Equals(Vector128.LoadUnsafe(ref first, at) & Vector128.Create(KindBits), Vector128.Create(KindOfSurrogate));

    private static bool HasWholePairs(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}
