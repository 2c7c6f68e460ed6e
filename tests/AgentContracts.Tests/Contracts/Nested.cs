namespace AgentContracts.Tests.Contracts;

/// <summary>Collections in collections.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Nested(
    List<List<int>> Rows,
    float[][] Grid,
    IReadOnlyList<IReadOnlyList<string>> Words,
    Dictionary<string, List<Leg>> Books,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, Colour>> Palettes,
    List<Dictionary<string, Point[]>> Layers,
    IReadOnlyList<List<TimeSpan?>?> Gaps);
