namespace AgentContracts.Generators.Model;

/// <summary>A message's identity and routing.</summary>
internal sealed record MessageModel
{
    public required TypeModel Type { get; init; }

    /// <summary>Why the message is invalid, so that its members throw; <see langword="null"/> for a valid one.</summary>
    public required string? Problem { get; init; }

    public required string WireName { get; init; }

    /// <summary>The name of the tier.</summary>
    public required string Tier { get; init; }

    /// <summary>The fingerprints over the first 0, 1, … members, the last over all.</summary>
    public required EquatableArray<ulong> Fingerprints { get; init; }

    public required bool IsEmergency { get; init; }

    public required bool IsImmutable { get; init; }

    public required EquatableArray<SettingModel> Overrides { get; init; }

    public required EquatableArray<RouteModel> Routes { get; init; }

    public required EquatableArray<ExpiryModel> Expiries { get; init; }
}
