namespace AgentContracts.Tests.Contracts;

/// <summary>A shape that System.Text.Json writes in the same form by itself.</summary>
[Tier(Tier.Tactical), RoutesTo<Samples>]
public sealed partial record Mirror(
    string Text,
    double Real,
    float Small,
    decimal Exact,
    int Whole,
    long Far,
    ulong Farther,
    byte Tiny,
    bool Flag,
    Guid Id,
    DateTimeOffset Zoned,
    TimeSpan Span,
    string[] Texts,
    IReadOnlyList<double> Reals,
    Dictionary<string, long> Counts,
    MirrorPart Part,
    int? Maybe = null,
    MirrorPart? Spare = null);
