using Benchmarks.Hubs.Loads;

namespace Benchmarks.Hubs.Rigs;

/// <summary>A rig by its name.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Title">What it is.</param>
/// <param name="OpenAsync">Opens it on a server, if it needs one.</param>
internal sealed record RigKind(string Name, string Title, Func<string?, Arrivals, Task<IRig>> OpenAsync)
{
    /// <summary>The client's callback.</summary>
    public static RigKind Raw { get; } = new("raw", "StackExchange.Redis, callback", static (redis, arrivals) => RawPubSub.OpenAsync(redis!, arrivals, queued: false));

    /// <summary>The client's queue.</summary>
    public static RigKind RawQueue { get; } = new("raw-queue", "StackExchange.Redis, queue", static (redis, arrivals) => RawPubSub.OpenAsync(redis!, arrivals, queued: true));

    /// <summary>System.Text.Json by hand.</summary>
    public static RigKind HandWritten { get; } = new("hand-written", "a record through System.Text.Json by hand", static (redis, arrivals) => HandWrittenPubSub.OpenAsync(redis!, arrivals));

    /// <summary>Ours over pub/sub.</summary>
    public static RigKind PubSub { get; } = new("pubsub", "the hub, at most once", static (redis, arrivals) => ContractsHub.OpenAsync(redis!, arrivals, onStream: false));

    /// <summary>Streams by hand.</summary>
    public static RigKind HandWrittenStream { get; } = new("hand-written-stream", "XADD, XREADGROUP and XACK by hand", static (redis, arrivals) => Rigs.HandWrittenStream.OpenAsync(redis!, arrivals));

    /// <summary>Ours over streams.</summary>
    public static RigKind Stream { get; } = new("stream", "the hub, at least once", static (redis, arrivals) => ContractsHub.OpenAsync(redis!, arrivals, onStream: true));

    /// <summary>Another engine.</summary>
    public static RigKind Nats { get; } = new("nats", "NATS by hand, another engine", static (server, arrivals) => NatsCore.OpenAsync(server!, arrivals));

    /// <summary>Ours without a server.</summary>
    public static RigKind InProcess { get; } = new("in-process", "the hub in process, at most once", static (_, arrivals) => ContractsHub.OpenAsync(null, arrivals, onStream: false));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RigKind> All { get; } = [Raw, RawQueue, HandWritten, PubSub, HandWrittenStream, Stream, Nats, InProcess];
}
