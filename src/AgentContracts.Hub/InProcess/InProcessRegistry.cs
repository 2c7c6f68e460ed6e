using System.Collections.Immutable;
using AgentContracts.Hub.Registry;

namespace AgentContracts.Hub.InProcess;

/// <summary>The registry of the hubs of one process.</summary>
internal sealed class InProcessRegistry : IRegistryStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Message, ulong Fingerprint), ContractSchema> _schemas = [];
    private RegistryPage _page = RegistryPage.Empty;

    public ValueTask<RegistryPage> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_page);
        }
    }

    public ValueTask<bool> TryChangeAsync(RegistryChange change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (change.Judged != _page.Version || change.Unchanged.Any(lease => _page.LeaseOf(lease.Holder) != lease.Until))
            {
                return ValueTask.FromResult(false);
            }

            var gone = change.Removed.Concat(change.Written.Select(static record => record.Instance)).ToHashSet(StringComparer.Ordinal);
            _page = new RegistryPage(
                change.Next,
                [.. _page.Agents.Where(record => !gone.Contains(record.Instance)).Concat(change.Written)],
                _page.Leases.RemoveRange(change.Withdrawn).SetItems(change.Granted.Select(static lease => KeyValuePair.Create(lease.Holder, lease.Until))));
            foreach (var schema in change.Schemas)
            {
                _schemas.TryAdd((schema.Version.Message, schema.Version.Fingerprint), schema);
            }

            return ValueTask.FromResult(true);
        }
    }

    public ValueTask<RenewalAnswer> RenewAsync(IReadOnlyCollection<Lease> leases, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var there = leases.Where(lease => _page.Leases.ContainsKey(lease.Holder)).ToArray();
            _page = _page with { Leases = _page.Leases.SetItems(there.Select(lease => KeyValuePair.Create(lease.Holder, Math.Max(lease.Until, _page.LeaseOf(lease.Holder))))) };
            ImmutableArray<string> missing = [.. leases.Except(there).Select(static lease => lease.Holder)];
            return ValueTask.FromResult(new RenewalAnswer(_page.Version, missing));
        }
    }

    public ValueTask<ContractSchema?> FindSchemaAsync(string message, ulong fingerprint, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_schemas.GetValueOrDefault((message, fingerprint)));
        }
    }
}
