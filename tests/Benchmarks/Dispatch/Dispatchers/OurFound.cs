using AgentContracts.Hub.Receiving;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>The same, and before it what handles the message is found by its name on the wire.</summary>
/// <param name="agent">The agent.</param>
/// <param name="copies">Copies that it has taken in.</param>
internal readonly struct OurFound(OurAgent agent, ReceivedCopy[] copies) : IDispatcher
{
    /// <inheritdoc/>
    public IReadOnlyList<long> Heard => [agent.Ear.Heard];

    /// <inheritdoc/>
    public void Dispatch(int message) => OurOne.Dispatch(agent.Handled.Find(copies[message].Header.MessageType)!, copies[message], agent.Context);
}
