namespace AgentContracts.Generators.Model;

/// <summary>A record's rules.</summary>
internal sealed record ValidatorModel
{
    public required TypeModel Type { get; init; }

    /// <summary>Why the record is invalid, so that its validator throws; <see langword="null"/> for a valid one.</summary>
    public required string? Problem { get; init; }

    /// <summary>Whether only the defining half of <c>OnValidate</c> can be generated.</summary>
    public required bool IsHookOnly { get; init; }

    /// <summary>Whether the record may stand inside others.</summary>
    public required bool IsPart { get; init; }

    public required HookModel Hook { get; init; }

    /// <summary>The members whose values <c>OnValidate</c> may show; <see langword="null"/> where it may show all.</summary>
    public required EquatableArray<string>? Shown { get; init; }

    public required EquatableArray<CheckedMemberModel> Members { get; init; }
}
