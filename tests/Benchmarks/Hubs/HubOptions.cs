namespace Benchmarks.Hubs;

/// <summary>What the command line asks for.</summary>
internal sealed record HubOptions
{
    /// <summary>The file that the figures go to, if any.</summary>
    public string? Json { get; init; }

    /// <summary>Parts of the names of the only rigs to run; all where there is none.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How often every rig runs. 15 unless set.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>Whether the program is only tried.</summary>
    public bool Quick { get; init; }
}
