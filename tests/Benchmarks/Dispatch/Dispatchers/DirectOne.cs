using AgentContracts;
using Benchmarks.Dispatch.Contracts;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>A call of the handler through its interface.</summary>
internal readonly struct DirectOne(FirstEar ear) : IDispatcher
{
    private readonly IHandle<Tick> _handler = ear;
    private readonly Tick[] _ticks = Sample.Of(static (symbol, price, number) => new Tick(symbol, price, number));

    /// <inheritdoc/>
    public IReadOnlyList<long> Heard => [ear.Heard];

    /// <inheritdoc/>
    public void Dispatch(int message) => Returned.From(_handler.HandleAsync(_ticks[message], default, CancellationToken.None));
}
