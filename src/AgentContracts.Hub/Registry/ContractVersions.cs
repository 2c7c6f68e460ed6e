using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>A message of which agents that run have different contracts, as during a rolling deploy.</summary>
/// <param name="Message">The message's name on the wire.</param>
/// <param name="Instances">The instances by the version that they have, the version with the fewest members first.</param>
public sealed record ContractVersions(string Message, ImmutableArray<(ContractVersion Version, ImmutableArray<string> Instances)> Instances)
{
    /// <summary>The messages of which the active instances of a registry have different contracts.</summary>
    internal static ImmutableArray<ContractVersions> In(RegistryPage page) =>
    [
        .. page.Agents.Where(static record => record.IsActive)
            .SelectMany(static record => record.Contracts, static (record, version) => (record.Instance, Version: version))
            .GroupBy(static each => each.Version.Message, StringComparer.Ordinal)
            .Where(static message => message.DistinctBy(static each => each.Version).Skip(1).Any())
            .OrderBy(static message => message.Key, StringComparer.Ordinal)
            .Select(static message => new ContractVersions(message.Key,
            [
                .. message.GroupBy(static each => each.Version, static each => each.Instance)
                    .OrderBy(static version => version.Key.FieldCount)
                    .Select(static version => (version.Key, version.Order(StringComparer.Ordinal).ToImmutableArray())),
            ])),
    ];
}
