using System.ComponentModel.DataAnnotations;
using Benchmarks.Contracts;
using MemoryPack;
using MessagePack;
using PolyType;

namespace Benchmarks.Peers.DecimalPrices;

/// <summary>The quotes that the desk wants to have in the market, with decimal numbers: the twin that the peers write and read.</summary>
[MemoryPackable, MessagePackObject, GenerateShape]
public readonly partial record struct HftMarketMakingSignal(
    [property: MessagePackKey(0), NerdbankKey(0), Required, StringLength(20)] string Symbol,
    [property: MessagePackKey(1), NerdbankKey(1), Range(0.0, 1e12)] decimal BidPrice,
    [property: MessagePackKey(2), NerdbankKey(2), Range(0.0, 1e12)] decimal AskPrice,
    [property: MessagePackKey(3), NerdbankKey(3), Range(0.0, 1e12)] decimal BidSize,
    [property: MessagePackKey(4), NerdbankKey(4), Range(0.0, 1e12)] decimal AskSize,
    [property: MessagePackKey(5), NerdbankKey(5), Range(0.0, 1.0)] double Spread,
    [property: MessagePackKey(6), NerdbankKey(6), Range(-1.0, 1.0)] double InventoryLevel);
