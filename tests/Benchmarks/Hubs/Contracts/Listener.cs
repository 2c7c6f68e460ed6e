using AgentContracts;
using Benchmarks.Hubs.Loads;

namespace Benchmarks.Hubs.Contracts;

/// <summary>Notes that quotes have arrived.</summary>
[Agent("listener"), Subscribes<PubSubQuotes>]
internal sealed partial class Listener(Arrivals arrivals)
{
    /// <summary>Notes one.</summary>
    public ValueTask HandleAsync(PubSubQuote quote, MessageContext context, CancellationToken cancellationToken)
    {
        arrivals.Note(quote.Number);
        return ValueTask.CompletedTask;
    }
}
