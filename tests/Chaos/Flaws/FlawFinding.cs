using AgentContracts.Testing.Checking;

namespace Chaos.Flaws;

/// <summary>What the checker said of a system with a mistake.</summary>
/// <param name="Verdict">What it found.</param>
/// <param name="Shows">What it must find.</param>
/// <param name="WhyNotShown">Why the mistake had no consequence on this machine; <see langword="null"/> where it had, or may have had.</param>
internal sealed record FlawFinding(Verdict Verdict, ContradictionKind Shows, string? WhyNotShown)
{
    /// <summary>Whether the mistake was found.</summary>
    public bool IsFound => Verdict.Count(Shows) > 0;

    /// <summary>Whether it had consequences and was not found.</summary>
    public bool IsMissed => !IsFound && WhyNotShown is null;

    /// <inheritdoc/>
    public override string ToString() => $"{(IsFound ? "found" : WhyNotShown is null ? "missed" : $"not to be shown here: {WhyNotShown}")} ({Verdict})";
}
