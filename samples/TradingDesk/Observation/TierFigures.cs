using AgentContracts;

namespace TradingDesk.Observation;

/// <summary>How old the messages of one tier were when their handlers began.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Handled">How many handlers began.</param>
/// <param name="P50">Half of the messages were no older.</param>
/// <param name="P95">95 % were no older.</param>
/// <param name="P99">99 % were no older.</param>
public sealed record TierFigures(Tier Tier, long Handled, TimeSpan? P50, TimeSpan? P95, TimeSpan? P99);
