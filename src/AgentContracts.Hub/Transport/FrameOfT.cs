using System.Buffers;

namespace AgentContracts.Hub.Transport;

/// <inheritdoc/>
/// <typeparam name="TMessage">The message.</typeparam>
public sealed class Frame<TMessage> : Frame where TMessage : IMessage<TMessage>
{
    [ThreadStatic]
    private static Frame<TMessage>? _free;

    private TMessage _message;
    private byte[]? _bytes;

    /// <summary>A frame of a valid message.</summary>
    /// <param name="header">What the hub added to it.</param>
    /// <param name="message">The message.</param>
    /// <param name="wire">How it is encoded; as the message itself says unless given.</param>
    public Frame(in MessageHeader header, in TMessage message, Wire? wire = null)
        : base(header, wire ?? TMessage.Info.Quality.Wire) => _message = message;

    /// <summary>The same, in one that was given back on this thread, if there is any.</summary>
    internal static Frame<TMessage> Take(in MessageHeader header, in TMessage message, Wire wire)
    {
        if (_free is not { } frame)
        {
            return new Frame<TMessage>(header, message, wire);
        }

        _free = null;
        frame.Begin(header, wire);
        frame._message = message;
        return frame;
    }

    /// <summary>The message itself; to be given only to code that cannot change it.</summary>
    public TMessage Message => _message;

    /// <summary>The same where it is.</summary>
    internal ref readonly TMessage MessageInPlace => ref _message;

    /// <inheritdoc/>
    public override bool PassesByReference => TMessage.Info.IsImmutable;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _bytes ??= Encode();

    /// <inheritdoc/>
    public override byte[]? Rent(long sequence, int limit, out int length)
    {
        var output = FrameScratch.Take();
        MessageFrame.Write(output, Wire, HeaderInPlace with { Sequence = sequence }, _message);
        length = output.WrittenCount;
        byte[]? bytes = null;
        if (length <= limit)
        {
            bytes = ArrayPool<byte>.Shared.Rent(length);
            output.WrittenSpan.CopyTo(bytes);
        }

        FrameScratch.Return(output);
        return bytes;
    }

    /// <inheritdoc/>
    internal override Frame With(in MessageHeader header, Wire wire) => new Frame<TMessage>(header, _message, wire);

    /// <inheritdoc/>
    internal override uint SelectRoutes() => TMessage.SelectRoutes(_message);

    /// <inheritdoc/>
    internal override void Release()
    {
        // A message may be large, and it may be long until the next one comes.
        (_message, _bytes) = (default!, null);
        _free = this;
    }

    private byte[] Encode()
    {
        var output = FrameScratch.Take();
        MessageFrame.Write(output, Wire, HeaderInPlace, _message);
        var bytes = output.WrittenSpan.ToArray();
        FrameScratch.Return(output);
        return bytes;
    }
}
