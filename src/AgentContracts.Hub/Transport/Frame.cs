namespace AgentContracts.Hub.Transport;

/// <summary>A message on its way out: its header and what it is encoded to, once, however many routes it takes.</summary>
public abstract class Frame
{
    private protected Frame(in MessageHeader header) => Header = header;

    /// <summary>What the hub added to the message.</summary>
    public MessageHeader Header { get; }

    /// <summary>The encoded message, header included.</summary>
    public abstract ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether the message may be handed on as an object: nobody can change it.</summary>
    public abstract bool PassesByReference { get; }
}
