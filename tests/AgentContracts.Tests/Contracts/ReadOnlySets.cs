namespace AgentContracts.Tests.Contracts;

/// <summary>Read-only sets, which System.Text.Json writes but does not read.</summary>
[Tier(Tier.Strategic), RoutesTo<Samples>]
public sealed partial record ReadOnlySets(IReadOnlySet<Guid> Ids, IReadOnlySet<MirrorPoint> Points, IReadOnlySet<string?>? MaybeTexts = null);
