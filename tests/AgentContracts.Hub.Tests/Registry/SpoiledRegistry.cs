using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Registry;

namespace AgentContracts.Hub.Tests.Registry;

/// <summary>A registry that a test looks into, and that fails where the test says so.</summary>
public sealed class SpoiledRegistry(IRegistryStore inner) : IRegistryStore
{
    private IRegistryStore _inner = inner;
    private int _renewals;

    /// <summary>How often leases were renewed.</summary>
    public int Renewals => Volatile.Read(ref _renewals);

    /// <summary>Called before a change is made; what it throws is what the change ends with.</summary>
    public Action<RegistryChange>? Changing { get; set; }

    /// <summary>Called before the registry is read, and waited for.</summary>
    public Func<Task>? Reading { get; set; }

    /// <summary>Called with what was read, for a look at it or another answer.</summary>
    public Func<RegistryPage, RegistryPage>? Read { get; set; }

    /// <summary>Called once leases are renewed.</summary>
    public Func<ValueTask>? Renewed { get; set; }

    /// <summary>Loses everything, as a server does that was emptied.</summary>
    public void Empty() => _inner = new InProcessRegistry();

    public async ValueTask<RegistryPage> ReadAsync(CancellationToken cancellationToken)
    {
        if (Reading is { } reading)
        {
            await reading();
        }

        var page = await _inner.ReadAsync(cancellationToken);
        return Read?.Invoke(page) ?? page;
    }

    public ValueTask<bool> TryChangeAsync(RegistryChange change, CancellationToken cancellationToken)
    {
        Changing?.Invoke(change);
        return _inner.TryChangeAsync(change, cancellationToken);
    }

    public async ValueTask<RenewalAnswer> RenewAsync(IReadOnlyCollection<Lease> leases, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _renewals);
        var answer = await _inner.RenewAsync(leases, cancellationToken);
        if (Renewed is { } renewed)
        {
            await renewed();
        }

        return answer;
    }

    public ValueTask<ContractSchema?> FindSchemaAsync(string message, ulong fingerprint, CancellationToken cancellationToken) =>
        _inner.FindSchemaAsync(message, fingerprint, cancellationToken);
}
