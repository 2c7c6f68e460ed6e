using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DecimalPrices;

/// <summary>What was traded lately, with decimal numbers.</summary>
[Part]
internal sealed partial record OrderFlow(
    [Range(0.0, 1e15)] decimal BuyVolume,
    [Range(0.0, 1e15)] decimal SellVolume,
    [Range(1, int.MaxValue)] int Trades);
