namespace AgentContracts.Generators.Model;

/// <summary>How an agent is known and made.</summary>
internal sealed record RegistrationModel
{
    public required TypeModel Type { get; init; }

    /// <summary>Why the agent is invalid, so that its members throw; <see langword="null"/> for a valid one.</summary>
    public required string? Problem { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required bool IsExclusive { get; init; }

    public required int MaxConcurrency { get; init; }

    public required EquatableArray<SubscriptionModel> Subscriptions { get; init; }

    /// <summary>The full names of the messages that it leaves alone.</summary>
    public required EquatableArray<string> Ignores { get; init; }

    /// <summary>The full names of the messages that it may send.</summary>
    public required EquatableArray<string> Publishes { get; init; }

    /// <summary>How an instance is made; <see langword="null"/> where no constructor is accessible.</summary>
    public required ConstructionModel? Construction { get; init; }
}
