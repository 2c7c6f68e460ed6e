namespace AgentContracts.Generators.Model;

/// <summary>What an agent hears and handles.</summary>
internal sealed record HearingModel
{
    public required TypeModel Type { get; init; }

    /// <summary>The channels that it hears, as far as they are valid.</summary>
    public required EquatableArray<HeardChannelModel> Channels { get; init; }

    /// <summary>The full names of the messages that it leaves alone.</summary>
    public required EquatableArray<string> Ignored { get; init; }

    /// <summary>The full names of the messages of referenced assemblies that reach it.</summary>
    public required EquatableArray<string> Referenced { get; init; }

    /// <summary>The full names of the types for which it has a usable handler.</summary>
    public required EquatableArray<string> Handled { get; init; }

    /// <summary>The full names of all messages that reach it, in order.</summary>
    public EquatableArray<string> Reached(RoutingLookup routing) =>
        Channels.SelectMany(c => routing.CarriedBy(c.FullName, c.IsEmergency))
            .Select(static m => m.FullName)
            .Except(Ignored)
            .Concat(Referenced)
            .Distinct()
            .OrderBy(static m => m, StringComparer.Ordinal)
            .ToEquatableArray();
}
