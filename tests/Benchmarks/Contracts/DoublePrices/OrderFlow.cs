using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Contracts.DoublePrices;

/// <summary>What was traded lately.</summary>
[Part]
internal sealed partial record OrderFlow(
    [Range(0.0, 1e15)] double BuyVolume,
    [Range(0.0, 1e15)] double SellVolume,
    [Range(1, int.MaxValue)] int Trades);
