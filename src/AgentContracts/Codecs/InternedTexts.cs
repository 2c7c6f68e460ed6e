using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>
/// Short texts that have been read before, so that reading them again allocates nothing. A text has one place and takes it from the one that was there:
/// the memory never grows, whatever is sent. Entries never change, so that any number of threads read and replace them without a lock.
/// </summary>
internal sealed class InternedTexts
{
    /// <summary>No longer text is kept, in bytes of UTF-8.</summary>
    public const int MaxLength = 32;

    /// <summary>How many texts are kept at most.</summary>
    public const int Places = 1 << PlaceBits;

    private const int PlaceBits = 10;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Those of this process.</summary>
    public static InternedTexts Shared { get; } = new();

    /// <summary>A text of fewer than 16 ASCII characters.</summary>
    /// <param name="ascii">The characters, and as many bytes behind them as make 16.</param>
    /// <param name="length">How many they are.</param>
    public string Get(ref byte ascii, int length)
    {
        var bytes = Vector128.LoadUnsafe(ref ascii) & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        ref var place = ref PlaceOf(bytes, default);
        if (place is { } known && known.Bytes == bytes && known.Length == length)
        {
            return known.Text;
        }

        var text = PlainText.ToString(ref ascii, length);
        place = new Entry(bytes, default, length, text);
        return text;
    }

    /// <summary>A text of any length; <see langword="null"/> where it is not well-formed UTF-8.</summary>
    public string? Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return Utf8Text.Decode(utf8);
        }

        var (bytes, more) = utf8.Length >= Vector128<byte>.Count ? (Vector128.Create(utf8), Vector128.Create(utf8[^Vector128<byte>.Count..])) : (Padded(utf8), default);
        ref var place = ref PlaceOf(bytes, more);
        if (place is { } known && known.Bytes == bytes && known.More == more && known.Length == utf8.Length)
        {
            return known.Text;
        }

        var text = Utf8Text.Decode(utf8);
        if (text is not null)
        {
            place = new Entry(bytes, more, utf8.Length, text);
        }

        return text;
    }

    private static Vector128<byte> Padded(ReadOnlySpan<byte> utf8)
    {
        Span<byte> padded = stackalloc byte[Vector128<byte>.Count];
        padded.Clear();
        utf8.CopyTo(padded);
        return Vector128.Create<byte>(padded);
    }

    // A text of 16 bytes or more is its first and its last 16, which overlap, and its length.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Entry? PlaceOf(Vector128<byte> bytes, Vector128<byte> more)
    {
        var words = bytes.AsUInt64() ^ more.AsUInt64();
        var hash = ((words[0] * Spread) ^ words[1]) * Spread;
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), (nint)(hash >> (64 - PlaceBits)));
    }

    private sealed class Entry(Vector128<byte> bytes, Vector128<byte> more, int length, string text)
    {
        public readonly Vector128<byte> Bytes = bytes;
        public readonly Vector128<byte> More = more;
        public readonly int Length = length;
        public readonly string Text = text;
    }
}
