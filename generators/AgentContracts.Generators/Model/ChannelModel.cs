namespace AgentContracts.Generators.Model;

/// <summary>A channel.</summary>
internal sealed record ChannelModel
{
    public required TypeModel Type { get; init; }

    /// <summary>Why the channel is invalid, so that its members throw; <see langword="null"/> for a valid one.</summary>
    public required string? Problem { get; init; }

    public required string WireName { get; init; }

    /// <summary>The name of the tier; <see langword="null"/> for a mixed channel.</summary>
    public required string? Tier { get; init; }

    public required bool IsEmergency { get; init; }

    public required EquatableArray<SettingModel> Overrides { get; init; }

    /// <summary>The full name of the channel that stands in for it.</summary>
    public required string? Fallback { get; init; }

    /// <summary>Whether other assemblies can name the channel.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether the user's own member has the name of the handler interface, so that there is none.</summary>
    public required bool HasOwnHandler { get; init; }

    /// <summary>Whether the handler interface hides that of a base class.</summary>
    public required bool HidesHandler { get; init; }

    /// <summary>The full name under which the manifest lists it; <see langword="null"/> for an invalid one.</summary>
    public string? ListedName => Problem is null ? Type.FullName : null;
}
