namespace AgentContracts.Tests.Contracts;

/// <summary>Dictionaries with every kind of key that is no string, in the form that System.Text.Json gives them by itself.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Keyed(
    Dictionary<sbyte, string> Tiny,
    Dictionary<byte, int> Small,
    Dictionary<short, int> Short,
    IReadOnlyDictionary<ushort, int?> UShort,
    Dictionary<int, MirrorPart> Parts,
    Dictionary<uint, MirrorPoint> Points,
    IReadOnlyDictionary<long, double> Reals,
    Dictionary<ulong, List<int>> Lists,
    IReadOnlyDictionary<Guid, string?> Names,
    Dictionary<Phase, int> Phases,
    IReadOnlyDictionary<Phase, string> Words,
    Dictionary<int, Dictionary<Guid, string>>? Maybe = null);
