namespace AgentContracts;

/// <summary>What became of a message on one route.</summary>
/// <param name="Channel">The name of the channel that the route leads to.</param>
/// <param name="Delivery">How what carried the message delivers it.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was rejected or stays unknown.</param>
public readonly record struct RouteReceipt(string Channel, Delivery Delivery, RouteStatus Status, string? Reason = null)
{
    /// <summary>The channel that carried the message in this one's place (<see cref="FallsBackToAttribute{TChannel}"/>); <see langword="null"/> where it did so itself.</summary>
    public string? CarriedBy { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var channel = CarriedBy is null ? Channel : $"{Channel} by {CarriedBy}";
        return Reason is null ? $"{channel} {Status}" : $"{channel} {Status} ({Reason})";
    }
}
