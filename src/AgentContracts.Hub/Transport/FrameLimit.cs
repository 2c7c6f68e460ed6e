using System.Globalization;
using AgentContracts.Hub.Hosting;

namespace AgentContracts.Hub.Transport;

/// <summary>The words for a frame that is too long, the same for those who send and those who receive.</summary>
internal static class FrameLimit
{
    private const string Beginning = "the frame has ";

    public static string Explain(long length, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Beginning}{length} bytes, more than the {limit} that {nameof(HubOptions)}.{nameof(HubOptions.MaxFrameBytes)} allows");

    /// <summary>Whether that is why something was rejected.</summary>
    public static bool Explains(string? reason) => reason?.StartsWith(Beginning, StringComparison.Ordinal) == true;
}
