using AgentContracts.Hub.Receiving;
using Benchmarks.Mediators;

namespace Benchmarks.Dispatch.Dispatchers;

/// <summary>What the hub's worker does to bring a copy whose message it has to the handler: dispatch, context, end of the context.</summary>
/// <param name="agent">The agent.</param>
/// <param name="copies">Copies that it has taken in.</param>
internal readonly struct OurOne(OurAgent agent, ReceivedCopy[] copies) : IDispatcher
{
    /// <inheritdoc/>
    public IReadOnlyList<long> Heard => [agent.Ear.Heard];

    /// <inheritdoc/>
    public void Dispatch(int message) => Dispatch(copies[message].Dispatch!, copies[message], agent.Context);

    /// <summary>Brings a copy to its handler.</summary>
    /// <exception cref="DispatchException">The message is refused as invalid.</exception>
    public static void Dispatch(MessageDispatch dispatch, ReceivedCopy copy, HandlerContext context)
    {
        Returned.From(dispatch.RunAsync(copy, context, CancellationToken.None));
        if (context.TakeFlaw() is { } invalid)
        {
            throw new DispatchException($"A tick was refused: {invalid}");
        }

        Returned.From(context.EndAsync());
    }
}
