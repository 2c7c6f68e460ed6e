using AgentContracts.Hub.Receiving;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>The same for three agents, each with a copy of its own.</summary>
/// <param name="agents">The agents.</param>
/// <param name="copies">Copies that each has taken in.</param>
internal readonly struct OurThree(OurAgent[] agents, ReceivedCopy[][] copies) : IDispatcher
{
    /// <inheritdoc/>
    public IReadOnlyList<long> Heard => [.. agents.Select(static agent => agent.Ear.Heard)];

    /// <inheritdoc/>
    public void Dispatch(int message)
    {
        for (var i = 0; i < agents.Length; i++)
        {
            OurOne.Dispatch(copies[i][message].Dispatch!, copies[i][message], agents[i].Context);
        }
    }
}
