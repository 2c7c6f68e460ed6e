using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>Lays the contracts of an instance beside those of the instances that run.</summary>
internal sealed class ContractComparison(IRegistryStore store)
{
    /// <summary>The messages of which others have another version: one difference for each message and version.</summary>
    /// <param name="own">The contracts that this build has.</param>
    /// <param name="others">The others.</param>
    /// <param name="cancellationToken">Ends looking contracts up.</param>
    public async ValueTask<ImmutableArray<ContractDifference>> CompareAsync(
        IReadOnlyCollection<ContractSchema> own, IEnumerable<AgentRecord> others, CancellationToken cancellationToken)
    {
        var differences = ImmutableArray.CreateBuilder<ContractDifference>();
        foreach (var schema in own.OrderBy(static schema => schema.Version.Message, StringComparer.Ordinal))
        {
            var versions = others
                .SelectMany(static other => other.Contracts, static (other, version) => (Other: other, Version: version))
                .Where(pair => pair.Version.Message == schema.Version.Message && pair.Version != schema.Version)
                .DistinctBy(static pair => pair.Version);
            foreach (var (other, version) in versions)
            {
                differences.Add(new ContractDifference(schema.Version, version, other, await AreCompatibleAsync(schema, version, cancellationToken).ConfigureAwait(false)));
            }
        }

        return differences.ToImmutable();
    }

    private async ValueTask<bool> AreCompatibleAsync(ContractSchema own, ContractVersion other, CancellationToken cancellationToken) =>
        own.Includes(other)
        || (other.FieldCount > own.Version.FieldCount
            && await store.FindSchemaAsync(other.Message, other.Fingerprint, cancellationToken).ConfigureAwait(false) is { } schema
            && schema.Includes(own.Version));
}
