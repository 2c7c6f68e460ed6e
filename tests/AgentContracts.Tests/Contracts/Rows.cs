namespace AgentContracts.Tests.Contracts;

/// <summary>More texts in a row than a writer has room for at once, beside all that makes its own.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Rows(
    string T00, string T01, string T02, string T03, string T04, string T05, string T06, string T07, string T08, string T09, string T10,
    IReadOnlyList<string> List,
    string T11, string T12, string T13, string T14, string T15, string T16, string T17, string T18, string T19,
    Row Part,
    string T20, string T21, string T22, string T23, string T24, string T25, string T26, string T27, string T28,
    IReadOnlyDictionary<string, string> Entries,
    string T29, string T30, string T31, string T32, string T33, string T34, string T35, string T36, string T37,
    IReadOnlyDictionary<int, string> Keyed,
    string T38, decimal T39, decimal? T40, string T41, string T42, string T43, string T44, string T45, string T46, string T47);
