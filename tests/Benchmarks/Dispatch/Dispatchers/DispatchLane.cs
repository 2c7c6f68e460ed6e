using Benchmarks.Measuring;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>Brings one message after the other to its handlers.</summary>
internal sealed class DispatchLane<TDispatcher>(string name, TDispatcher dispatcher) : Lane(name) where TDispatcher : struct, IDispatcher
{
    /// <inheritdoc/>
    public override void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            dispatcher.Dispatch(i % IDispatcher.Messages);
        }
    }
}
