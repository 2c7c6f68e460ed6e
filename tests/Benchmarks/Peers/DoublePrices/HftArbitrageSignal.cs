using System.ComponentModel.DataAnnotations;
using Benchmarks.Contracts;
using MemoryPack;
using MessagePack;
using PolyType;

namespace Benchmarks.Peers.DoublePrices;

/// <summary>The same asset has two prices: the twin that the peers write and read.</summary>
[MemoryPackable, MessagePackObject, GenerateShape]
public readonly partial record struct HftArbitrageSignal(
    [property: MessagePackKey(0), NerdbankKey(0), Required, StringLength(20)] string Symbol,
    [property: MessagePackKey(1), NerdbankKey(1), Required, StringLength(50)] string Exchange1,
    [property: MessagePackKey(2), NerdbankKey(2), Required, StringLength(50)] string Exchange2,
    [property: MessagePackKey(3), NerdbankKey(3), Range(0.0, 1.0)] double PriceDiff,
    [property: MessagePackKey(4), NerdbankKey(4), Range(1, 60_000)] int MaxLatencyMs,
    [property: MessagePackKey(5), NerdbankKey(5)] long ExpiresAtMs);
