namespace AgentContracts.Hub.Transport;

/// <summary>A message on its way out on one route: its header and what it is encoded to.</summary>
public abstract class Frame
{
    private MessageHeader _header;

    private protected Frame(in MessageHeader header, Wire wire) => Begin(header, wire);

    /// <summary>What the hub added to the message.</summary>
    public MessageHeader Header => _header;

    /// <summary>The same where it is, for who reads one field of many.</summary>
    internal ref readonly MessageHeader HeaderInPlace => ref _header;

    /// <summary>How the message is encoded.</summary>
    public Wire Wire { get; private set; }

    /// <summary>The encoded message, header included.</summary>
    public abstract ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The encoded message with another <see cref="MessageHeader.Sequence"/>, which only a transport knows: it numbers what it writes.</summary>
    /// <param name="sequence">
    /// The message's number among those of its sender on the pub/sub channel, from 1; 0 for none. <see cref="MessageFrame.WriteSequence"/> puts another in its place,
    /// but not where there was none.
    /// </param>
    /// <param name="limit">How many bytes it may have.</param>
    /// <param name="length">How many bytes it has: those of the array from its first.</param>
    /// <returns>
    /// An array of <see cref="System.Buffers.ArrayPool{T}.Shared"/>, to be given back when nobody reads it any more, or left to the collector where that is not known;
    /// <see langword="null"/> where the message is longer than <paramref name="limit"/>.
    /// </returns>
    public abstract byte[]? Rent(long sequence, int limit, out int length);

    /// <summary>The same message as one that an agent may have handled before: <see cref="MessageHeader.Resent"/> is set.</summary>
    public Frame AsResent() => _header.Resent ? this : With(_header with { Resent = true }, Wire);

    /// <summary>Whether the message may be handed on as an object: nobody can change it.</summary>
    public abstract bool PassesByReference { get; }

    /// <summary>The same message with another header.</summary>
    internal abstract Frame With(in MessageHeader header, Wire wire);

    /// <summary>Which of its routes the message takes, one bit for each.</summary>
    /// <remarks>Runs the message's own conditions, which may throw.</remarks>
    internal abstract uint SelectRoutes();

    /// <summary>Adds a trace to what nobody has seen yet.</summary>
    internal void Trace(string span) => _header = _header with { TraceParent = span };

    /// <summary>Gives it back, for the next message of its kind that this thread sends. Nobody may read it from now on.</summary>
    internal abstract void Release();

    private protected void Begin(in MessageHeader header, Wire wire)
    {
        _header = header;
        Wire = wire;
    }
}
