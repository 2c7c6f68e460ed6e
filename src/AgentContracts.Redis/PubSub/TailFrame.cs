using System.Globalization;
using System.Text;

namespace AgentContracts.Redis.PubSub;

/// <summary>
/// What a hub publishes on a channel that has become quiet: the number of the last message that it wrote there, so that one that was lost at the end
/// is noticed. A frame like any other, of a type that programs without this library skip, as they must any type that they do not know.
/// </summary>
internal static class TailFrame
{
    /// <summary>What it is called on the wire; no message's name may hold a colon.</summary>
    private const string Type = "contracts:tail";

    private static ReadOnlySpan<byte> Start => "{\"message_type\":\"contracts:tail\""u8;

    /// <summary>Whether a frame is one. Looks at its first bytes only.</summary>
    public static bool Is(ReadOnlySpan<byte> frame) => frame.StartsWith(Start);

    /// <summary>A frame.</summary>
    /// <param name="sender">The instance whose messages are numbered.</param>
    /// <param name="last">The last number.</param>
    /// <param name="now">The time, on the server's clock.</param>
    public static byte[] Write(string sender, long last, DateTimeOffset now) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"message_type":"{{Type}}","message_id":"{{MessageId.Next()}}","source_agent":"contracts:hub","priority":"low","timestamp":{{(now - DateTimeOffset.UnixEpoch).Ticks / 1e7m:0.000000}},"_sender":"{{sender}}","_seq":{{last}}}"""));

    /// <summary>Reads one.</summary>
    /// <returns>Whose messages, and the last number; <see langword="null"/> where a stranger made it up and it cannot be read.</returns>
    public static (string Sender, long Last)? Read(ReadOnlySpan<byte> frame)
    {
        try
        {
            var header = MessageFrame.ReadHeader(frame);
            return header.Sender is { } sender && header.Sequence > 0 ? (sender, header.Sequence) : null;
        }
        catch (MessageFormatException)
        {
            return null;
        }
    }
}
