using System.Collections.Immutable;

namespace AgentContracts;

/// <summary>What became of a message on each of its routes.</summary>
/// <param name="MessageId">The id that the message was sent with.</param>
/// <param name="Routes">One entry for each route taken, in order.</param>
public readonly record struct SendReceipt(MessageId MessageId, ImmutableArray<RouteReceipt> Routes)
{
    /// <summary>Whether every route that was taken was confirmed.</summary>
    public bool Confirmed => Routes.All(static route => route.Status == RouteStatus.Confirmed);

    /// <inheritdoc/>
    public override string ToString() => $"{MessageId}: {string.Join(", ", Routes)}";
}
