using AgentContracts;

namespace Benchmarks.Dispatch.Contracts;

/// <summary>Sends ticks.</summary>
[Agent("ticker"), Publishes<Tick>]
internal sealed partial class Ticker;
