namespace AgentContracts.Generators.Model;

/// <summary>A valid message of this assembly as its channels and agents see it.</summary>
internal sealed record RoutedMessageModel
{
    public required string FullName { get; init; }

    /// <summary>Whether other assemblies can name it.</summary>
    public required bool IsPublic { get; init; }

    public required bool IsEmergency { get; init; }

    /// <summary>The full names of the channels that it is routed to.</summary>
    public required EquatableArray<string> Channels { get; init; }
}
