namespace AgentContracts.Hub.Transport;

/// <summary>Whether the broker answers.</summary>
/// <param name="Answers">Whether it does.</param>
/// <param name="Reason">What is wrong where it does not; otherwise <see langword="null"/>.</param>
public sealed record TransportState(bool Answers, string? Reason = null)
{
    /// <summary>It answers.</summary>
    public static TransportState Well { get; } = new(true);

    /// <summary>It does not.</summary>
    /// <param name="reason">What is wrong, in a few words.</param>
    public static TransportState Silent(string reason) => new(false, reason);
}
