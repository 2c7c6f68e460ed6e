using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Says when it comes and when it goes.</summary>
[Agent("herald")]
[Subscribes<Board>, Publishes<Tick>]
public sealed partial class Herald(IHub<Herald> hub, Script script) : IAgentLifetime
{
    /// <summary>The number of the tick that it sends when it comes.</summary>
    public const int Hello = 100;

    /// <summary>The number of the tick that it sends when it goes.</summary>
    public const int Goodbye = 200;

    private readonly Actor _actor = script.Cast(nameof(Herald));

    public ValueTask StartAsync(CancellationToken cancellationToken) =>
        script.FailStart ? throw new ScriptedException() : hub.SendAsync(new Tick(Hello), cancellationToken);

    public ValueTask StopAsync(CancellationToken cancellationToken) => hub.SendAsync(new Tick(Goodbye), cancellationToken);

    public ValueTask HandleAsync(Post message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Flyer message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
