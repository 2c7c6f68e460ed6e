namespace AgentContracts.Testing.Checking;

/// <summary>A time for which a server was away.</summary>
/// <param name="From">Since when.</param>
/// <param name="To">Until when.</param>
internal readonly record struct Absence(DateTime From, DateTime To)
{
    /// <summary>How long it was away.</summary>
    public TimeSpan Lasted => To - From;

    /// <summary>Whether it was away in a span of time, or in a part of it.</summary>
    public bool Meets(DateTime from, DateTime to) => From <= to && To >= from;
}
