using AgentContracts;
using Benchmarks.Dispatch.Contracts;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>A loop over three handlers, each called through its interface.</summary>
internal readonly struct DirectThree() : IDispatcher
{
    private readonly IHandle<Tick>[] _handlers = [new FirstEar(), new SecondEar(), new ThirdEar()];
    private readonly Tick[] _ticks = Sample.Of(static (symbol, price, number) => new Tick(symbol, price, number));

    /// <inheritdoc/>
    public IReadOnlyList<long> Heard => [.. _handlers.Cast<IEar>().Select(static ear => ear.Heard)];

    /// <inheritdoc/>
    public void Dispatch(int message)
    {
        foreach (var handler in _handlers)
        {
            Returned.From(handler.HandleAsync(_ticks[message], default, CancellationToken.None));
        }
    }
}
