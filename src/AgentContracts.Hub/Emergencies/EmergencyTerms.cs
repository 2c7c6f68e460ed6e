using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Emergencies;

/// <summary>What is special about sending one emergency.</summary>
internal sealed class EmergencyTerms
{
    /// <summary>The id that it is sent with; a new one unless set.</summary>
    public MessageId? Id { get; init; }

    /// <summary>Whether it is kept for those who join later. <see langword="true"/> unless set.</summary>
    public bool IsLatched { get; init; } = true;

    /// <summary>Whether it could be kept, as soon as that is known; throws nothing. <see langword="null"/> before that has begun.</summary>
    public Task<bool>? Latching { get; set; }

    /// <summary>What was sent, for sending it again.</summary>
    public Frame? Sent { get; set; }
}
