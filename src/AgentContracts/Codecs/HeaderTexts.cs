using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>
/// The texts that stand one behind the other in the headers of all messages of one type from one sender over the same routes. Such headers have the same bytes
/// there, so that the texts are read once and found again by comparing them. Entries never change: any number of threads read and replace them without a lock.
/// </summary>
internal sealed class HeaderTexts
{
    /// <summary>No more bytes are kept.</summary>
    public const int MaxLength = 256;

    private const int PlaceBits = 8;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private static readonly HeaderTexts?[] Known = new HeaderTexts?[1 << PlaceBits];

    private byte[] _bytes = [];

    public required string Type { get; init; }

    public required string Source { get; init; }

    public required string? Sender { get; init; }

    public required IReadOnlyList<string> Routes { get; init; }

    /// <summary>Finds the texts, if they have been read before.</summary>
    /// <param name="header">The header, up to the body.</param>
    /// <param name="at">Where the type stands.</param>
    /// <param name="hasSender">Whether the sender is there.</param>
    /// <param name="place">Where the texts are or may be kept; −1 if they are not to be.</param>
    /// <param name="end">Where they end, if they are kept or may be.</param>
    public static HeaderTexts? Find(ReadOnlySpan<byte> header, int at, bool hasSender, out int place, out int end)
    {
        place = -1;
        var hash = hasSender ? Spread : 0;
        end = at;
        if (!Pass(header, hasSender ? 3 : 2, ref end, ref hash) || end >= header.Length)
        {
            return null;
        }

        var routes = header[end++];
        if (IsLong(routes) || routes >> 1 > HeaderBounds.MaxRoutes || !Pass(header, routes >> 1, ref end, ref hash) || end - at > MaxLength)
        {
            return null;
        }

        place = (int)(hash >> (64 - PlaceBits));
        return Known[place] is { } known && known.Sender is not null == hasSender && header[at..end].SequenceEqual(known._bytes) ? known : null;
    }

    /// <summary>Keeps the texts.</summary>
    /// <param name="place">What <see cref="Find"/> gave.</param>
    /// <param name="bytes">What they were read from.</param>
    public void Keep(int place, ReadOnlySpan<byte> bytes)
    {
        if (place >= 0)
        {
            _bytes = bytes.ToArray();
            Volatile.Write(ref Known[place], this);
        }
    }

    // The last bytes of a text tell it from others: names begin alike.
    private static bool Pass(ReadOnlySpan<byte> header, int texts, ref int at, ref ulong hash)
    {
        for (var i = 0; i < texts; i++)
        {
            // A length stands before a text, and 1 more for the difference to null: together they are as long as it says.
            if (at >= header.Length || IsLong(header[at]) || header[at] == 0 || header[at] >> 1 > header.Length - at)
            {
                return false;
            }

            at += header[at] >> 1;
            hash = (hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(header), at - sizeof(ulong)))) * Spread;
        }

        return true;
    }

    // Whether other bytes of a number follow; it is half its only one otherwise.
    private static bool IsLong(byte first) => (first & 1) != 0;
}
