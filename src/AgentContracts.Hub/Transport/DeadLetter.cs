namespace AgentContracts.Hub.Transport;

/// <summary>A copy that could not be handled, kept with the reason.</summary>
public sealed record DeadLetter
{
    /// <summary>The channel that it came over.</summary>
    public required string Channel { get; init; }

    /// <summary>The agent that could not handle it.</summary>
    public required string Agent { get; init; }

    /// <summary>The agent's instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Why it was given up.</summary>
    public required DeadLetterReason Reason { get; init; }

    /// <summary>What went wrong, for a person, in the words of the decoder, the validator or the handler's exception.</summary>
    public required string Detail { get; init; }

    /// <summary>How often this instance called its handler.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was given up, on the broker's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The message's id, where its header could be read.</summary>
    public MessageId? MessageId { get; init; }

    /// <summary>The message's name on the wire, where its header could be read.</summary>
    public string? MessageType { get; init; }

    /// <summary>The frame as it came; of one that was too long, the first <see cref="TransportContext.MaxFrameBytes"/> bytes.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }
}
