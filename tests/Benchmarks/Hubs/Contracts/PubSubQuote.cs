using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Hubs.Contracts;

/// <summary>A quote with the number that tells it from the others.</summary>
[Tier(Tier.UltraHft), RoutesTo<PubSubQuotes>]
internal readonly partial record struct PubSubQuote(
    [Required, StringLength(20), Interned] string Symbol,
    [Range(0.0, 1e12)] double Bid,
    [Range(0.0, 1e12)] double Ask,
    [Range(0.0, 1e12)] double BidSize,
    [Range(0.0, 1e12)] double AskSize,
    long Number);
