namespace AgentContracts.CodeFixes;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">What is the same for the same kind of fix of other diagnostics.</param>
/// <param name="Edits">The edits of the fix.</param>
internal sealed record ProposedFix(string Title, string Key, ImmutableArray<Edit> Edits);
