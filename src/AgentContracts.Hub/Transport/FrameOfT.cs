using System.Buffers;

namespace AgentContracts.Hub.Transport;

/// <inheritdoc/>
/// <typeparam name="TMessage">The message.</typeparam>
public sealed class Frame<TMessage> : Frame where TMessage : IMessage<TMessage>
{
    private readonly TMessage _message;
    private byte[]? _bytes;

    /// <summary>A frame of a valid message.</summary>
    public Frame(in MessageHeader header, in TMessage message) : base(header) => _message = message;

    /// <summary>The message itself; to be given only to code that cannot change it.</summary>
    public TMessage Message => _message;

    /// <inheritdoc/>
    public override bool PassesByReference => TMessage.Info.IsImmutable;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _bytes ??= Encode(Header);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Encode(long sequence) => Encode(Header with { Sequence = sequence });

    /// <inheritdoc/>
    public override Frame AsResent() => Header.Resent ? this : new Frame<TMessage>(Header with { Resent = true }, _message);

    private byte[] Encode(in MessageHeader header)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = MessageJson.CreateWriter(output);
        MessageJson.WriteFrame(writer, header, _message);
        return output.WrittenSpan.ToArray();
    }
}
