using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;

namespace AgentContracts.Codecs;

/// <summary>Which characters stand for themselves in our JSON: those that System.Text.Json leaves alone with its relaxed encoder.</summary>
/// <remarks>Strings stay readable in redis-cli; nothing here ends up inside HTML.</remarks>
internal static class JsonCharacters
{
    private const int BitsPerWord = 32;

    private static readonly uint[] Plain = FindPlain();

    /// <summary>Whether a character stands for itself; half a surrogate pair never does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain(char character) => ((Plain[character / BitsPerWord] >> (character % BitsPerWord)) & 1) != 0;

    /// <summary>Whether all characters of a text stand for themselves.</summary>
    public static bool ArePlain(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!IsPlain(character))
            {
                return false;
            }
        }

        return true;
    }

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
