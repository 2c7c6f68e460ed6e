using System.Collections.Immutable;

namespace AgentContracts.Tests.Contracts;

/// <summary>Sets and immutable arrays, in the form that System.Text.Json gives them by itself.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record Sets(
    HashSet<string> Symbols,
    HashSet<int?> Numbers,
    ISet<DateOnly> Days,
    ISet<Guid> Ids,
    ISet<MirrorPoint> Points,
    ImmutableArray<string> Texts,
    ImmutableArray<double> Reals,
    ImmutableArray<MirrorPart> Parts,
    List<ImmutableArray<int>> Rows,
    ImmutableArray<int>? MaybeNumbers = null,
    ImmutableArray<HashSet<string?>>? MaybeSets = null,
    HashSet<string?>? MaybeTexts = null,
    ISet<int>? MaybeIds = null);
