using System.Buffers;

namespace AgentContracts.Hub.Transport;

/// <inheritdoc/>
/// <typeparam name="TMessage">The message.</typeparam>
public sealed class Frame<TMessage> : Frame where TMessage : IMessage<TMessage>
{
    /// <summary>Where frames are written before it is known how long they are; let go of after one that was much longer than most.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    private readonly TMessage _message;
    private const int ScratchLength = 1024;
    private const int MostScratch = 64 * 1024;

    private byte[]? _bytes;
    private byte[]? _numbered;

    /// <summary>A frame of a valid message.</summary>
    /// <param name="header">What the hub added to it.</param>
    /// <param name="message">The message.</param>
    /// <param name="wire">How it is encoded; as the message itself says unless given.</param>
    public Frame(in MessageHeader header, in TMessage message, Wire? wire = null)
        : base(header, wire ?? TMessage.Info.Quality.Wire) => _message = message;

    /// <summary>The message itself; to be given only to code that cannot change it.</summary>
    public TMessage Message => _message;

    /// <inheritdoc/>
    public override bool PassesByReference => TMessage.Info.IsImmutable;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _bytes ??= Encode(Header);

    /// <inheritdoc/>
    public override Memory<byte> Encode(long sequence)
    {
        if (sequence == 0)
        {
            return Encode(Header with { Sequence = 0 });
        }

        if (_numbered is null)
        {
            // Whoever gets it changes nothing but the number, which each copy has of its own.
            return _numbered = Encode(Header with { Sequence = sequence });
        }

        var bytes = _numbered.AsSpan().ToArray();
        MessageFrame.WriteSequence(bytes, sequence);
        return bytes;
    }

    /// <inheritdoc/>
    public override Frame AsResent() => Header.Resent ? this : new Frame<TMessage>(Header with { Resent = true }, _message, Wire);

    private byte[] Encode(in MessageHeader header)
    {
        // Taken while it is written to, so that one who writes another frame meanwhile has an output of his own.
        var output = _scratch ?? new ArrayBufferWriter<byte>(ScratchLength);
        _scratch = null;
        MessageFrame.Write(output, Wire, header, _message);
        var bytes = output.WrittenSpan.ToArray();
        if (output.Capacity <= MostScratch)
        {
            output.ResetWrittenCount();
            _scratch = output;
        }

        return bytes;
    }
}
