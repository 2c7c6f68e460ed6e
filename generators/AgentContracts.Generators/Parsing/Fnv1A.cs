using System.Text;

namespace AgentContracts.Generators.Parsing;

/// <summary>FNV-1a over UTF-8: a hash that is the same everywhere and for ever.</summary>
internal static class Fnv1A
{
    /// <summary>The hash of nothing, with 64 bits.</summary>
    public const ulong Offset = 14695981039346656037;

    private const ulong Prime = 1099511628211;
    private const uint Offset32 = 2166136261;
    private const uint Prime32 = 16777619;

    /// <summary>The hash of a text, with 64 bits.</summary>
    public static ulong Hash(string text) => Append(Offset, text);

    /// <summary>The hash of what <paramref name="hash"/> is the hash of with more text behind it, with 64 bits.</summary>
    public static ulong Append(ulong hash, string text) => Encoding.UTF8.GetBytes(text).Aggregate(hash, static (hash, b) => unchecked((hash ^ b) * Prime));

    /// <summary>The hash of a text, with 32 bits.</summary>
    public static uint Hash32(string text) => Encoding.UTF8.GetBytes(text).Aggregate(Offset32, Next32);

    /// <summary>The hash of what <paramref name="hash"/> is the hash of with one byte behind it, with 32 bits.</summary>
    public static uint Next32(uint hash, byte next) => unchecked((hash ^ next) * Prime32);
}
