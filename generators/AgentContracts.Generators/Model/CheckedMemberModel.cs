namespace AgentContracts.Generators.Model;

/// <summary>A member and its rules.</summary>
internal sealed record CheckedMemberModel
{
    /// <summary>The name, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>The name as a violation shows it.</summary>
    public required string DisplayName { get; init; }

    public required bool IsSensitive { get; init; }

    public required CheckedTypeModel Type { get; init; }

    public required EquatableArray<RuleModel> Rules { get; init; }
}
