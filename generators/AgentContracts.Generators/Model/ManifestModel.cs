namespace AgentContracts.Generators.Model;

/// <summary>The full names of everything in an assembly that is part of the contract.</summary>
internal sealed record ManifestModel
{
    public required EquatableArray<string> Messages { get; init; }

    public required EquatableArray<string> Parts { get; init; }

    public required EquatableArray<string> Channels { get; init; }

    public required EquatableArray<string> Agents { get; init; }

    /// <summary>Whether there is nothing to list.</summary>
    public bool IsEmpty => Messages.Count + Parts.Count + Channels.Count + Agents.Count == 0;
}
