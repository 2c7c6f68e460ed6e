using System.Buffers.Binary;

namespace AgentContracts.Codecs;

/// <summary>
/// Lists of names that have been read before, by their JSON, so that reading the routes of a message again allocates nothing. A list has one place and takes it
/// from the one that was there; see <see cref="InternedTexts"/>.
/// </summary>
internal sealed class InternedNames
{
    /// <summary>No longer JSON is kept, in bytes.</summary>
    public const int MaxLength = 256;

    private const int PlaceBits = 8;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly Entry?[] _entries = new Entry?[1 << PlaceBits];

    /// <summary>Those of this process.</summary>
    public static InternedNames Shared { get; } = new();

    /// <summary>The list that was read from the same JSON, if it is still there.</summary>
    /// <param name="json">The array, brackets included.</param>
    public IReadOnlyList<string>? Find(ReadOnlySpan<byte> json) =>
        IsShort(json) && PlaceOf(json) is { } known && json.SequenceEqual(known.Json) ? known.Names : null;

    /// <summary>Keeps a list, unless it is too long; gives one that nobody can change.</summary>
    /// <param name="json">The array, brackets included.</param>
    /// <param name="names">What it is.</param>
    public IReadOnlyList<string> Keep(ReadOnlySpan<byte> json, string[] names)
    {
        if (!IsShort(json))
        {
            return names;
        }

        var entry = new Entry(json.ToArray(), Array.AsReadOnly(names));
        PlaceOf(json) = entry;
        return entry.Names;
    }

    private static bool IsShort(ReadOnlySpan<byte> json) => json.Length is >= sizeof(ulong) and <= MaxLength;

    private ref Entry? PlaceOf(ReadOnlySpan<byte> json)
    {
        // The same channels share their beginnings; the ends and the length tell lists apart.
        var hash = ((BinaryPrimitives.ReadUInt64LittleEndian(json) * Spread) ^ BinaryPrimitives.ReadUInt64LittleEndian(json[^sizeof(ulong)..]) ^ (ulong)json.Length) * Spread;
        return ref _entries[hash >> (64 - PlaceBits)];
    }

    private sealed record Entry(byte[] Json, IReadOnlyList<string> Names);
}
