using System.Globalization;
using System.Text;

namespace AgentContracts.Conformance;

/// <summary>A frame as a program in another language writes it: the seed's five fields, whitespace, an order of its own.</summary>
public sealed record ForeignFrame
{
    /// <summary><c>message_type</c>.</summary>
    public required string Type { get; init; }

    /// <summary><c>timestamp</c>.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary><c>timestamp</c> as it is written, where it is not to be <see cref="SentAt"/> in seconds.</summary>
    public string? Timestamp { get; init; }

    /// <summary><c>message_id</c>.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary><c>priority</c>.</summary>
    public string Priority { get; init; } = "medium";

    /// <summary>The message's members and further header fields, as JSON properties separated by commas.</summary>
    public string Members { get; init; } = "\"number\": 1";

    /// <summary>The frame.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        { {{Members}},
          "timestamp": {{Timestamp ?? string.Create(CultureInfo.InvariantCulture, $"{(SentAt - DateTimeOffset.UnixEpoch).TotalSeconds:F3}")}}, "priority": "{{Priority}}",
          "source_agent": "python_bot", "message_id": "{{Id}}", "message_type": "{{Type}}" }
        """));
}
