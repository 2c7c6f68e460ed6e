using Benchmarks.Compiler.Projects;
using Benchmarks.Goals;
using Benchmarks.Suites;

namespace Benchmarks.Compiler;

/// <summary>The goals of the generator, which the README of this project repeats.</summary>
internal static class CompilerGoals
{
    // Ten times the messages take ten times as long, and what a larger heap costs.
    private const double Linear = 12;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Goal> All { get; } =
    [
        Of("first run / System.Text.Json", $"{CompilerOptions.Cold}/{Peer.SystemTextJson}", 1),
        Of("after an unrelated edit / MemoryPack", $"{Edits.Unrelated}/{Peer.MemoryPack}", 1),
        Of("  1,000 messages / 100 messages", $"{Edits.Unrelated}/{Peer.None}-100", Linear),
        Of("  files written again", $"written.{Edits.Unrelated}/{Peer.None}", 0),
        Of("after an unrelated declaration / MemoryPack", $"{Edits.Declaration}/{Peer.MemoryPack}", 1),
        Of("  1,000 messages / 100 messages", $"{Edits.Declaration}/{Peer.None}-100", Linear),
        Of("  files written again", $"written.{Edits.Declaration}/{Peer.None}", 0),
        Of("after an edit in a message: files written again", $"written.{Edits.Message}/{Peer.None}", 1),
        Of("time added to a build / MemoryPack", $"{CompilerOptions.Build}/{Peer.MemoryPack}", 1),
    ];

    private static Goal Of(string title, string series, double limit) => new(title, series, limit) { Messages = ["1000"] };
}
