using AgentContracts.Testing.History;

namespace Chaos.Flaws;

/// <summary>What a sender and its readers share: a small system over Redis as one would write it by hand, with one mistake or none.</summary>
internal sealed record PlainSystem(MemoryRecorder Log, Flaw Flaw, string Address)
{
    /// <summary>The channel that is a stream.</summary>
    public const string Stream = "orders";

    /// <summary>The channel that is published on.</summary>
    public const string Published = "ticks";

    /// <summary>The agent, which is the group's name too.</summary>
    public const string Agent = "worker";

    /// <summary>A second agent that hears the same stream and is slow to begin.</summary>
    public const string SlowAgent = "archive";

    /// <summary>The field of an entry that holds the message's id.</summary>
    public const string IdField = "id";

    /// <summary>How many entries a reader takes at a time.</summary>
    public const int Batch = 16;

    /// <summary>To how many entries a stream is cut where it is cut blindly.</summary>
    public const int MaxLength = 40;

    /// <summary>How old a published message may be when its handler begins.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(50);
}
