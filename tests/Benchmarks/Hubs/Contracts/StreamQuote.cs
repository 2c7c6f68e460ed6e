using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Hubs.Contracts;

/// <summary>The same quote on a stream.</summary>
[Tier(Tier.Fast), RoutesTo<StreamQuotes>]
internal readonly partial record struct StreamQuote(
    [Required, StringLength(20), Interned] string Symbol,
    [Range(0.0, 1e12)] double Bid,
    [Range(0.0, 1e12)] double Ask,
    [Range(0.0, 1e12)] double BidSize,
    [Range(0.0, 1e12)] double AskSize,
    long Number);
