using System.Runtime.CompilerServices;
using AgentContracts;

namespace Benchmarks.Dispatch.Contracts;

/// <summary>Hears ticks. Its handlers are not inlined, whoever calls them.</summary>
[Agent("second_ear"), Subscribes<Ticks>]
internal sealed partial class SecondEar : IEar
{
    /// <inheritdoc/>
    public long Heard { get; private set; }

    /// <summary>Adds the number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken)
    {
        Heard += tick.Number;
        return ValueTask.CompletedTask;
    }

    /// <summary>Adds the number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask HandleAsync(RuledTick tick, MessageContext context, CancellationToken cancellationToken)
    {
        Heard += tick.Number;
        return ValueTask.CompletedTask;
    }
}
