using AgentContracts;
using Benchmarks.Hubs.Loads;

namespace Benchmarks.Hubs.Contracts;

/// <summary>Notes that quotes have arrived over the stream.</summary>
[Agent("stream_listener"), Subscribes<StreamQuotes>]
internal sealed partial class StreamListener(Arrivals arrivals)
{
    /// <summary>Notes one.</summary>
    public ValueTask HandleAsync(StreamQuote quote, MessageContext context, CancellationToken cancellationToken)
    {
        arrivals.Note(quote.Number);
        return ValueTask.CompletedTask;
    }
}
