using AgentContracts.Hub.Monitoring;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Hubs.Rigs;

/// <summary>Holds the ledger of a hub to what was sent.</summary>
internal static class LedgerCheck
{
    /// <summary>Makes sure that every message was handled once and that the ledger balances.</summary>
    /// <param name="services">The hub's.</param>
    /// <param name="messages">What the names of the messages contain.</param>
    /// <param name="sent">How many were sent.</param>
    /// <exception cref="RigException">It does not balance.</exception>
    public static void Run(IServiceProvider services, string messages, long sent)
    {
        var snapshot = services.GetRequiredService<IHubMonitor>().Snapshot();
        var handled = snapshot.Messages.Where(message => message.Name.Contains(messages, StringComparison.Ordinal)).Sum(static message => message.Handled);
        if (!snapshot.IsBalanced || handled != sent)
        {
            throw new RigException($"The ledger has {handled} of {sent} messages handled: {string.Join("; ", snapshot.Ledger.Take(10))}.");
        }
    }
}
