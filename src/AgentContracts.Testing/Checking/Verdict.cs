namespace AgentContracts.Testing.Checking;

/// <summary>What a checker found.</summary>
/// <param name="Confirmed">Sends over streams that were confirmed.</param>
/// <param name="Effects">How often a handler did its work.</param>
/// <param name="Repeats">How many of these were repeats.</param>
/// <param name="Contradictions">All contradictions, in the order in which they were found.</param>
public sealed record Verdict(int Confirmed, int Effects, int Repeats, IReadOnlyList<Contradiction> Contradictions)
{
    /// <summary>Whether the history keeps every promise.</summary>
    public bool IsClean => Contradictions.Count == 0;

    /// <summary>How many contradictions are of a kind.</summary>
    public int Count(ContradictionKind kind) => Contradictions.Count(contradiction => contradiction.Kind == kind);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Confirmed} confirmed, {Effects} handled ({Repeats} again), "
        + string.Join(", ", Enum.GetValues<ContradictionKind>().Select(kind => $"{Count(kind)} {kind.ToString().ToLowerInvariant()}"));
}
