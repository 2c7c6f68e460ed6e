using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Receiving;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>The same with everything that the ledger counts of a copy from its arrival to its outcome, by the calls that the hub makes.</summary>
/// <param name="agent">The agent.</param>
/// <param name="copies">Copies that it has taken in.</param>
internal readonly struct OurAccounted(OurAgent agent, ReceivedCopy[] copies) : IDispatcher
{
    /// <inheritdoc/>
    public IReadOnlyList<long> Heard => [agent.Ear.Heard];

    /// <inheritdoc/>
    public void Dispatch(int message)
    {
        var copy = copies[message];
        agent.Settlement.Received(copy);
        agent.Account.EnterQueue();
        agent.Account.BeginRun();
        agent.Account.LeaveQueue();
        copy.Intake.Latency.Record(message);
        OurOne.Dispatch(copy.Dispatch!, copy, agent.Context);
        Returned.From(agent.Settlement.SettleAsync(copy, Outcome.Handled));
        agent.Account.EndRun();
    }
}
