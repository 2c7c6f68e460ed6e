using System.Globalization;
using AgentContracts.Hub.Hosting;

namespace AgentContracts.Hub.Transport;

/// <summary>The words for a frame that is too long, the same for those who send and those who receive.</summary>
internal static class FrameLimit
{
    public static string Explain(long length, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"the frame has {length} bytes, more than the {limit} that {nameof(HubOptions)}.{nameof(HubOptions.MaxFrameBytes)} allows");
}
