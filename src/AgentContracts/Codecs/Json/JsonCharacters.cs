using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Encodings.Web;

namespace AgentContracts.Codecs;

/// <summary>Which characters stand for themselves in our JSON: those that System.Text.Json leaves alone with its relaxed encoder.</summary>
/// <remarks>Strings stay readable in redis-cli; nothing here ends up inside HTML.</remarks>
internal static class JsonCharacters
{
    private const int BitsPerWord = 32;

    private static readonly uint[] Plain = FindPlain();

    // A constant to the compiler. Which characters are assigned is the framework's to say, and may change with it.
    private static readonly bool AreRangesPlain = Enumerable.Range(0, char.MaxValue + 1)
        .All(static c => IsPlain((char)c) || InRanges(Vector128.Create((ushort)c)) == Vector128<ushort>.Zero);

    /// <summary>Whether a character stands for itself; half a surrogate pair never does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain(char character) => ((Plain[character / BitsPerWord] >> (character % BitsPerWord)) & 1) != 0;

    /// <summary>Whether all characters of a text stand for themselves.</summary>
    /// <param name="source">The first character.</param>
    /// <param name="length">How many there are, at least four.</param>
    public static bool ArePlain(ref ushort source, int length)
    {
        var all = Vector128<ushort>.AllBitsSet;
        if (length < Vector128<ushort>.Count)
        {
            all = InRanges(Vector128.Create(Vector64.LoadUnsafe(ref source), Vector64.LoadUnsafe(ref source, (nuint)(length - Vector64<ushort>.Count))));
        }
        else
        {
            var last = length - Vector128<ushort>.Count;
            for (var i = 0; i < last; i += Vector128<ushort>.Count)
            {
                all &= InRanges(Vector128.LoadUnsafe(ref source, (nuint)i));
            }

            all &= InRanges(Vector128.LoadUnsafe(ref source, (nuint)last));
        }

        return (AreRangesPlain && all == Vector128<ushort>.AllBitsSet) || AreAllPlain(ref source, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreAllPlain(ref ushort source, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!IsPlain((char)Unsafe.Add(ref source, i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Which characters are ASCII, Latin, Greek, Cyrillic, kana or Han and stand for themselves: those that most texts are made of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> InRanges(Vector128<ushort> characters)
    {
        var ascii = Vector128.AndNot(Between(characters, ' ', '~'), Is(characters, '"') | Is(characters, '\\'));
        var letters = Vector128.AndNot(Between(characters, '\u00ae', '\u052f'), Between(characters, '\u0378', '\u038d') | Is(characters, '\u03a2'));
        var kana = Vector128.AndNot(Between(characters, '\u3001', '\u30ff'), Is(characters, '\u3040') | Between(characters, '\u3097', '\u3098'));
        return ascii | letters | kana | Between(characters, '\u3400', '\u9fff');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Between(Vector128<ushort> characters, char first, char last) =>
        Vector128.LessThanOrEqual(characters - Vector128.Create((ushort)first), Vector128.Create((ushort)(last - first)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Is(Vector128<ushort> characters, char character) => Vector128.Equals(characters, Vector128.Create((ushort)character));

    private static uint[] FindPlain()
    {
        var plain = new uint[(char.MaxValue + 1) / BitsPerWord];
        for (var character = 0; character <= char.MaxValue; character++)
        {
            if (!char.IsSurrogate((char)character) && !JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(character))
            {
                plain[character / BitsPerWord] |= 1U << (character % BitsPerWord);
            }
        }

        return plain;
    }
}
