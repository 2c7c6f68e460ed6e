using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears both sides of a mixed channel.</summary>
[Agent("reader")]
[Subscribes<Board>]
public sealed partial class Reader(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Reader));

    public ValueTask HandleAsync(Post message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Flyer message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
