namespace AgentContracts.Hub.Registry;

/// <summary>
/// The port to what a broker remembers of the agents of the whole system. It keeps and compares; what may be entered and who is silent is decided by
/// hubs, which write only what nobody has changed since they looked. A broker that fails is told by an exception.
/// </summary>
public interface IRegistryStore
{
    /// <summary>Everything as it is at one moment.</summary>
    ValueTask<RegistryPage> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Changes all that a change names, in one step.</summary>
    /// <returns>Whether it was done: <see langword="false"/> where the registry is not as it was judged any more.</returns>
    ValueTask<bool> TryChangeAsync(RegistryChange change, CancellationToken cancellationToken);

    /// <summary>Moves the ends of leases that are there, also of those that have ended; none is moved back, for a renewal may be held up behind a later one.</summary>
    ValueTask<RenewalAnswer> RenewAsync(IReadOnlyCollection<Lease> leases, CancellationToken cancellationToken);

    /// <summary>The contract of a message that has a fingerprint; <see langword="null"/> where nobody has ever entered with it.</summary>
    ValueTask<ContractSchema?> FindSchemaAsync(string message, ulong fingerprint, CancellationToken cancellationToken);
}
