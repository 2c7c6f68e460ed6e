namespace Benchmarks.Hubs;

/// <summary>What the command line asks for.</summary>
internal sealed record HubOptions
{
    /// <summary>How many rounds there must be for a figure to be resolved.</summary>
    public const int LeastRounds = 15;

    /// <summary>The file that the figures go to, if any.</summary>
    public string? Json { get; init; }

    /// <summary>Parts of the names of the only rigs to run; all where there is none.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How often every rig runs, at least once. 15 unless set.</summary>
    public int Rounds { get; init; } = LeastRounds;

    /// <summary>Whether the program is only tried.</summary>
    public bool Quick { get; init; }
}
