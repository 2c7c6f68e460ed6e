namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>
/// For each rule the smallest program with its mistake and no other. They also compile together, as one contract: each has a namespace, and names of its
/// own for its messages, channels and agents.
/// </summary>
internal static partial class Mistakes
{
    public static IReadOnlyDictionary<string, string> ById { get; } =
        new[] { Declarations, Routes, Agents, Validation, Qos }.SelectMany(static m => m).ToDictionary();

    /// <summary>Those that speak of everything in the compilation, and so would speak of the other mistakes as well.</summary>
    public static IReadOnlySet<string> OfTheWholeSystem { get; } = new HashSet<string> { ChannelWithoutSubscribersAnalyzer.Id, MessageWithoutPublisherAnalyzer.Id };
}
