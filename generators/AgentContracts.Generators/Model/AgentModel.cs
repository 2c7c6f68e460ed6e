namespace AgentContracts.Generators.Model;

/// <summary>An agent, facet by facet.</summary>
internal sealed record AgentModel
{
    /// <summary><see langword="null"/> for an invalid agent, which handles nothing.</summary>
    public required HearingModel? Hearing { get; init; }

    public required RegistrationModel Registration { get; init; }

    /// <summary>The full name under which the manifest lists it; <see langword="null"/> for an invalid one.</summary>
    public string? ListedName => Registration.Problem is null ? Registration.Type.FullName : null;
}
