namespace AgentContracts.Hub.Registry;

/// <summary>Until when somebody counts as alive.</summary>
/// <param name="Holder">A hub, by its eight hex digits, or the instance of an exclusive agent.</param>
/// <param name="Until">In Unix microseconds on the broker's clock; <see cref="Never"/> for one that does not end.</param>
public readonly record struct Lease(string Holder, long Until)
{
    /// <summary>The end of a lease that does not end: the last microsecond that a header can say.</summary>
    public const long Never = 253_402_300_799_999_999;
}
