namespace AgentContracts.Generators.Model;

/// <summary>An agent, facet by facet.</summary>
internal sealed record AgentModel
{
    /// <summary><see langword="null"/> for an invalid agent, which handles nothing.</summary>
    public required HearingModel? Hearing { get; init; }

    public required RegistrationModel Registration { get; init; }
}
