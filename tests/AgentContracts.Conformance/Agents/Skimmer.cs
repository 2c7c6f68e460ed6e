using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears both sides of a mixed channel and leaves one message alone.</summary>
[Agent("skimmer")]
[Subscribes<Board>, Ignores<Flyer>("posts are enough")]
public sealed partial class Skimmer(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Skimmer));

    public ValueTask HandleAsync(Post message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
