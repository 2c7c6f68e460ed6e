using AgentContracts.Conformance;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>A stream of its own.</summary>
[Channel("strongroom", Tier.Tactical)]
public partial class Strongroom;

/// <summary>What goes there.</summary>
[Tier(Tier.Tactical), RoutesTo<Strongroom>]
public sealed partial record Deposit(int Number) : INumbered;

/// <summary>Reads a stream, once at a time.</summary>
[Agent("treasurer", Exclusive = true)]
[Subscribes<Strongroom>]
public sealed partial class Treasurer(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Treasurer));

    public ValueTask HandleAsync(Deposit message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}

/// <summary>Brings it.</summary>
[Agent("depositor"), Publishes<Deposit>]
public sealed partial class Depositor;
