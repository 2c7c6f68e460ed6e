namespace AgentContracts;

/// <summary>What became of a message on one route.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Delivery">How the channel delivers this message.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was rejected or stays unknown.</param>
public readonly record struct RouteReceipt(string Channel, Delivery Delivery, RouteStatus Status, string? Reason = null)
{
    /// <inheritdoc/>
    public override string ToString() => Reason is null ? $"{Channel} {Status}" : $"{Channel} {Status} ({Reason})";
}
