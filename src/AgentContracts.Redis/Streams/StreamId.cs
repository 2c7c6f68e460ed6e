using System.Globalization;

namespace AgentContracts.Redis.Streams;

/// <summary>The ids of stream entries, such as <c>1763822400123-0</c>: milliseconds and a number.</summary>
internal static class StreamId
{
    /// <summary>Before every entry.</summary>
    public const string None = "0";

    /// <summary>Whether an entry stands before another.</summary>
    public static bool IsBefore(string left, string right) => Parse(left).CompareTo(Parse(right)) < 0;

    private static (ulong Time, ulong Number) Parse(ReadOnlySpan<char> id)
    {
        var dash = id.IndexOf('-');
        return dash < 0
            ? (ulong.Parse(id, CultureInfo.InvariantCulture), 0)
            : (ulong.Parse(id[..dash], CultureInfo.InvariantCulture), ulong.Parse(id[(dash + 1)..], CultureInfo.InvariantCulture));
    }
}
