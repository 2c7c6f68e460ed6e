using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace TradingDesk.Contracts.Messages;

/// <summary>What was traded lately.</summary>
/// <param name="BuyVolume">Amount bought by who was in a hurry.</param>
/// <param name="SellVolume">Amount sold by who was in a hurry.</param>
/// <param name="Trades">Number of trades looked at.</param>
[Part]
public sealed partial record OrderFlow(
    [Range(0.0, 1e15)] decimal BuyVolume,
    [Range(0.0, 1e15)] decimal SellVolume,
    [Range(1, int.MaxValue)] int Trades);
