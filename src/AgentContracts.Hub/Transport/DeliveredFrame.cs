namespace AgentContracts.Hub.Transport;

/// <summary>One copy of a message as a transport hands it to a hub.</summary>
public readonly record struct DeliveredFrame
{
    /// <summary>The message as an object; set only by a transport that carries objects, and then <see cref="Bytes"/> may be left empty.</summary>
    public Frame? Frame { get; init; }

    /// <summary>The encoded message, header included. It stays as it is: it is read until the copy is settled, and later by what its handler leaves behind.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>What the transport knows the copy by when it is acknowledged; <see langword="null"/> on pub/sub.</summary>
    public object? Entry { get; init; }

    /// <summary>Whether another consumer may have handled it before.</summary>
    public bool Redelivered { get; init; }

    /// <summary>
    /// How often the broker has handed the copy to a consumer that then went without settling it, this time included; 1 where that is unknown.
    /// One that was given back by an instance that stopped cleanly does not count.
    /// </summary>
    public int Deliveries
    {
        get => Math.Max(1, field);
        init;
    }

    /// <summary>Its number among the messages of its sender on this pub/sub channel, from 1; 0 where not numbered.</summary>
    public long Sequence { get; init; }

    /// <summary>Why it is no message, where the transport has seen that: it is then counted and kept as invalid. <see langword="null"/> otherwise.</summary>
    public string? Flaw { get; init; }

    /// <summary>The encoded message, whichever way it came.</summary>
    public ReadOnlyMemory<byte> Encoded => Frame is null ? Bytes : Frame.Bytes;
}
