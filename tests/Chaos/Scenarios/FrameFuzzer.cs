using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AgentContracts;
using Chaos.Contracts;

namespace Chaos.Scenarios;

/// <summary>Makes frames that are right, that were right once, and that never were; the same again for the same seed.</summary>
internal sealed class FrameFuzzer(int seed)
{
    private readonly Random _random = new(seed);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private long _number;

    private static ReadOnlySpan<byte> TailStart => "{\"message_type\":\"contracts:tail\""u8;

    /// <summary>Whether a frame says on pub/sub how far a sender has come: that is no message, and is not counted as one, where it can be read.</summary>
    public static bool IsTail(byte[] frame)
    {
        try
        {
            using var document = frame.AsSpan().StartsWith(TailStart) ? JsonDocument.Parse(frame) : null;
            return document is not null && MessageFrame.ReadHeader(frame) is { Sender: not null, Sequence: > 0 };
        }
        catch (Exception exception) when (exception is JsonException or MessageFormatException)
        {
            return false;
        }
    }

    /// <summary>The next.</summary>
    public byte[] Next()
    {
        var frame = _random.Next(10) switch
        {
            0 or 1 => Noise(),
            2 => Tail(),
            3 => Unknown(),
            4 or 5 => Real(Wire.Json, new Order(_random.Next(), "BTC/USD")),
            6 => Real(Wire.Json, new Contracts.Tick(_random.Next())),
            7 or 8 => Real(Wire.Binary, new Order(_random.Next(), "BTC/USD")),
            _ => Real(Wire.Binary, new Contracts.Tick(_random.Next())),
        };
        for (var change = _random.Next(5); change > 0; change--)
        {
            // What stands in front decides most: half of the changes are there.
            frame[_random.Next(_random.Next(2) == 0 ? Math.Min(frame.Length, 64) : frame.Length)] = (byte)_random.Next(256);
        }

        return _random.Next(6) == 0 ? frame[..(1 + _random.Next(frame.Length - 1))] : frame;
    }

    private byte[] Noise()
    {
        var noise = new byte[_random.Next(2, 200)];
        _random.NextBytes(noise);
        return noise;
    }

    private byte[] Tail() => Text($$"""{"message_type":"contracts:tail","message_id":"{{MessageId.Next()}}","source_agent":"contracts:hub","priority":"low","timestamp":{{Seconds}},"_sender":"stranger-1","_seq":{{_random.NextInt64()}}}""");

    private byte[] Unknown() => Text($$"""{"message_type":"nobody_knows","message_id":"{{MessageId.Next()}}","source_agent":"stranger","priority":"medium","timestamp":{{Seconds}},"number":{{_random.Next()}}}""");

    private byte[] Real<TMessage>(Wire wire, TMessage message) where TMessage : IMessage<TMessage>
    {
        var header = new MessageHeader
        {
            MessageType = MessageInfo.Of<TMessage>().Name,
            MessageId = MessageId.Next(),
            SourceAgent = "stranger",
            Priority = Priority.Medium,
            Timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000,
            Sender = "stranger-1",
            Sequence = ++_number,
        };
        _buffer.ResetWrittenCount();
        MessageFrame.Write(_buffer, wire, header, message);
        return _buffer.WrittenSpan.ToArray();
    }

    private static string Seconds => (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1_000m).ToString("0.000", CultureInfo.InvariantCulture);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
