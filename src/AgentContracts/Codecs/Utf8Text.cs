using System.Buffers;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>Strings from UTF-8 that may not be well-formed.</summary>
internal static class Utf8Text
{
    private const int ShortText = 256;

    /// <summary>The string; <see langword="null"/> where it is not well-formed.</summary>
    public static string? Decode(scoped ReadOnlySpan<byte> utf8)
    {
        // One pass over the bytes, where asking whether they are well-formed, counting and decoding would be three.
        char[]? rented = null;
        var buffer = utf8.Length <= ShortText ? stackalloc char[ShortText] : (rented = ArrayPool<char>.Shared.Rent(utf8.Length));
        var status = Utf8.ToUtf16(utf8, buffer, out _, out var length, replaceInvalidSequences: false);
        var text = status == OperationStatus.Done ? new string(buffer[..length]) : null;
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return text;
    }

    /// <summary>The error for a text that has no UTF-8.</summary>
    public static ArgumentException IllFormed() => new("A text holds half of a surrogate pair.");
}
