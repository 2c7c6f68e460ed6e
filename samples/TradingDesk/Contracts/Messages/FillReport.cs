using System.ComponentModel.DataAnnotations;
using AgentContracts;
using TradingDesk.Contracts.Channels;

namespace TradingDesk.Contracts.Messages;

/// <summary>A trade was made. Not in the seed: without it strategy could learn nothing from results and risk could not know what is held.</summary>
/// <param name="StrategyType">The strategy that asked for it.</param>
/// <param name="Symbol">The asset.</param>
/// <param name="Exchange">The venue.</param>
/// <param name="Action">Bought or sold.</param>
/// <param name="Price">The price paid for one.</param>
/// <param name="Size">How much.</param>
[Tier(Tier.Fast), RoutesTo<StrategyEngineAlerts, RiskManagementAlerts>]
public sealed partial record FillReport(
    StrategyType StrategyType,
    [Required, StringLength(20), Interned] string Symbol,
    [Required, StringLength(50), Interned] string Exchange,
    Side Action,
    [Range(0.0, 1e12)] decimal Price,
    [Range(0.0, 1e12)] decimal Size);
