using System.Globalization;
using AgentContracts.Hub.Transport;
using StackExchange.Redis;

namespace AgentContracts.Redis;

/// <summary>A dead letter as a stream entry, readable with <c>redis-cli</c>.</summary>
internal static class DeadLetterFields
{
    public static NameValueEntry[] Of(DeadLetter letter) =>
    [
        new("agent", letter.Agent),
        new("instance", letter.Instance),
        new("reason", letter.Reason.ToString().ToLowerInvariant()),
        new("detail", letter.Detail),
        new("attempts", letter.Attempts),
        new("at", letter.At.ToString("O", CultureInfo.InvariantCulture)),
        new("message_id", letter.MessageId?.ToString() ?? ""),
        new("message_type", letter.MessageType ?? ""),
        new(RedisNames.FrameField, letter.Bytes),
    ];

    /// <summary>Names and values in turn, as a script takes them.</summary>
    public static IEnumerable<RedisValue> ToArguments(DeadLetter letter) => Of(letter).SelectMany(static field => new[] { field.Name, field.Value });

    public static DeadLetter Read(string channel, StackExchange.Redis.StreamEntry entry) => new()
    {
        Channel = channel,
        Agent = Text(entry, "agent"),
        Instance = Text(entry, "instance"),
        Reason = Enum.TryParse<DeadLetterReason>(Text(entry, "reason"), ignoreCase: true, out var reason) ? reason : DeadLetterReason.Invalid,
        Detail = Text(entry, "detail"),
        Attempts = (int)entry["attempts"],
        At = DateTimeOffset.TryParse(Text(entry, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default,
        MessageId = MessageId.TryParse(Text(entry, "message_id").AsSpan(), out var id) ? id : null,
        MessageType = Text(entry, "message_type") is { Length: > 0 } type ? type : null,
        Bytes = (byte[]?)entry[RedisNames.FrameField] ?? [],
    };

    private static string Text(StackExchange.Redis.StreamEntry entry, string field) => (string?)entry[field] ?? "";
}
