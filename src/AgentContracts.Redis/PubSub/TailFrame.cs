using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentContracts.Redis.PubSub;

/// <summary>
/// What a hub publishes on a channel that has become quiet: the number of the last message that it wrote there, so that one that was lost at the end
/// is noticed, and the numbers before it whose messages the server refused, so that those are not. A frame like any other, of a type that programs without this library skip, as they must any type that they do not know.
/// </summary>
internal static class TailFrame
{
    /// <summary>What it is called on the wire; no message's name may hold a colon.</summary>
    private const string Type = "contracts:tail";

    /// <summary>How many refused numbers one tells, and how many of a stranger's are read.</summary>
    public const int MaxRefused = 256;

    private static ReadOnlySpan<byte> Start => "{\"message_type\":\"contracts:tail\""u8;

    /// <summary>Whether a frame is one. Looks at its first bytes only.</summary>
    public static bool Is(ReadOnlySpan<byte> frame) => frame.StartsWith(Start);

    /// <summary>A frame.</summary>
    /// <param name="sender">The instance whose messages are numbered.</param>
    /// <param name="last">The last number.</param>
    /// <param name="refused">The numbers up to that one that are to be told of as refused.</param>
    /// <param name="now">The time, on the server's clock.</param>
    public static byte[] Write(string sender, long last, IReadOnlyCollection<long> refused, DateTimeOffset now) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"message_type":"{{Type}}","message_id":"{{MessageId.Next()}}","source_agent":"contracts:hub","priority":"low","timestamp":{{(now - DateTimeOffset.UnixEpoch).Ticks / 1e7m:0.000000}},"_sender":"{{sender}}","_seq":{{last}}{{(refused.Count == 0 ? "" : $",\"_refused\":[{string.Join(',', refused)}]")}}}"""));

    /// <summary>Reads one.</summary>
    /// <returns>Whose messages, the last number and the refused ones.</returns>
    /// <exception cref="MessageFormatException">A stranger made it up, and it cannot be read.</exception>
    public static (string Sender, long Last, long[] Refused) Read(ReadOnlySpan<byte> frame)
    {
        var header = MessageFrame.ReadHeader(frame);
        var sender = header.Sender ?? throw new MessageFormatException(Type, "_sender", frame.Length, "the instance whose messages are numbered");
        var last = header.Sequence > 0 ? header.Sequence : throw new MessageFormatException(Type, "_seq", frame.Length, "the number of its last message, from 1");
        try
        {
            return (sender, last, ReadRefused(frame));
        }
        catch (JsonException exception)
        {
            throw new MessageFormatException(Type, null, exception.BytePositionInLine ?? 0, "JSON", exception);
        }
    }

    private static long[] ReadRefused(ReadOnlySpan<byte> frame)
    {
        var reader = new Utf8JsonReader(frame);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("_refused"u8))
            {
                return ReadNumbers(ref reader);
            }
        }

        return [];
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<long>();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new MessageFormatException(Type, "_refused", reader.BytesConsumed, "a list of numbers");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && numbers.Count < MaxRefused)
        {
            numbers.Add(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number)
                ? number
                : throw new MessageFormatException(Type, "_refused", reader.TokenStartIndex, "an integer"));
        }

        return [.. numbers];
    }
}
