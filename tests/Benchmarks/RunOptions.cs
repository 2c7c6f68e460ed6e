namespace Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record RunOptions
{
    /// <summary>The file that the figures go to, if any.</summary>
    public string? Json { get; init; }

    /// <summary>What the name of a figure holds one of to be measured; everything is measured unless given.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether the program is only to be tried.</summary>
    public bool Quick { get; init; }
}
