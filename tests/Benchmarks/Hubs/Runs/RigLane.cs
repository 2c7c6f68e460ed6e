using AgentContracts.Testing.RedisServers;
using Benchmarks.Hubs.Rigs;

namespace Benchmarks.Hubs.Runs;

/// <summary>A rig on a server that keeps what it is set to keep, and what it did in each round.</summary>
/// <param name="Rig">The rig.</param>
/// <param name="Persistence">What its server keeps; <see langword="null"/> where it needs none.</param>
internal sealed record RigLane(RigKind Rig, RedisPersistence? Persistence)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RigLane> All { get; } =
    [
        new(RigKind.Raw, RedisPersistence.None),
        new(RigKind.RawQueue, RedisPersistence.None),
        new(RigKind.HandWritten, RedisPersistence.None),
        new(RigKind.PubSub, RedisPersistence.None),
        new(RigKind.HandWrittenStream, RedisPersistence.None),
        new(RigKind.Stream, RedisPersistence.None),
        new(RigKind.HandWrittenStream, RedisPersistence.Always),
        new(RigKind.Stream, RedisPersistence.Always),
        new(RigKind.Nats, null),
        new(RigKind.InProcess, null),
    ];

    /// <summary>The rig's name, and behind it what its server keeps where that is something.</summary>
    public string Name => Persistence is RedisPersistence.Always ? $"{Rig.Name}/always" : Rig.Name;

    /// <summary>The figures of each round, by name.</summary>
    public List<IReadOnlyDictionary<string, double>> Rounds { get; } = [];

    /// <summary>What a figure was in each round.</summary>
    public double[] Values(string figure) => [.. Rounds.Select(round => round[figure])];
}
