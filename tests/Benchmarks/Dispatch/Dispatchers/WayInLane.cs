using AgentContracts.Hub.Transport;
using Benchmarks.Measuring;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>The hub's whole way in: frames are handed over by the transport, judged and queued, and the worker then brings each to its handler and its outcome.</summary>
internal sealed class WayInLane(string name, OurHub hub, OurAgent agent, Frame[] frames) : Lane(name)
{
    /// <inheritdoc/>
    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            hub.Publish(frames[i % IDispatcher.Messages]);
        }

        agent.Work();
    }
}
