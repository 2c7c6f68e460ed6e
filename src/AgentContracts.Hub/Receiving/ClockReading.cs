namespace AgentContracts.Hub.Receiving;

/// <summary>The broker's time at one moment.</summary>
/// <param name="Now">The time, in Unix microseconds.</param>
/// <param name="Error">By how much it may be off, in microseconds.</param>
internal readonly record struct ClockReading(long Now, long Error)
{
    /// <summary>Whether a deadline may have passed: it has, or would have if the clock were as slow as it may be.</summary>
    public bool IsOver(long deadline) => Now + Error > deadline;
}
