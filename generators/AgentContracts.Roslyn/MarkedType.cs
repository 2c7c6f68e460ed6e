namespace AgentContracts.Roslyn;

/// <summary>A type that the attributes make a message, part, channel or agent; a mistaken one may be several of them.</summary>
public sealed class MarkedType
{
    private MarkedType(INamedTypeSymbol type, MessageSymbol? message, PartSymbol? part, ChannelSymbol? channel, AgentSymbol? agent)
    {
        Type = type;
        Message = message;
        Part = part;
        Channel = channel;
        Agent = agent;
    }

    /// <summary>The type.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The type as a message, or <see langword="null"/>.</summary>
    public MessageSymbol? Message { get; }

    /// <summary>The type as a part, or <see langword="null"/>.</summary>
    public PartSymbol? Part { get; }

    /// <summary>The type as a channel, or <see langword="null"/>.</summary>
    public ChannelSymbol? Channel { get; }

    /// <summary>The type as an agent, or <see langword="null"/>.</summary>
    public AgentSymbol? Agent { get; }

    /// <summary>What it is, as the first word of a sentence.</summary>
    public string Kind => Message is not null ? "Message" : Part is not null ? "Part" : Channel is not null ? "Channel" : "Agent";

    /// <summary>The attribute that makes it what it is.</summary>
    public AttributeData? Mark =>
        Message is not null ? Message.TierAttribute ?? Message.Routes.FirstOrDefault()?.Attribute ?? Type.Attribute(KnownNames.Emergency)
        : Part is not null ? Type.Attribute(KnownNames.Part)
        : Channel?.Attribute ?? Agent?.Attribute;

    /// <summary>What of a message or part travels; <see langword="null"/> for channels and agents.</summary>
    public WireShape? Shape => Message?.Shape ?? Part?.Shape;

    /// <summary>Everything that makes it invalid.</summary>
    public IEnumerable<Problem> Problems =>
        (Message?.Problems ?? []).Concat(Part is null || Message is not null ? [] : Part.Problems).Concat(Channel?.Problems ?? []).Concat(Agent?.Problems ?? []);

    internal static MarkedType? Read(Contract contract, INamedTypeSymbol type)
    {
        var (message, part, channel, agent) = (contract.Message(type), contract.Part(type), contract.Channel(type), contract.Agent(type));
        return message is null && part is null && channel is null && agent is null ? null : new MarkedType(type, message, part, channel, agent);
    }
}
