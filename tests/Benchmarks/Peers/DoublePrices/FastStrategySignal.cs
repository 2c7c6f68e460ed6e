using System.ComponentModel.DataAnnotations;
using Benchmarks.Contracts;
using MemoryPack;
using MessagePack;
using PolyType;

namespace Benchmarks.Peers.DoublePrices;

/// <summary>A trade that the strategy engine proposes: the twin that the peers write and read.</summary>
[MemoryPackable, MessagePackObject, GenerateShape]
public sealed partial record FastStrategySignal(
    [property: MessagePackKey(0), NerdbankKey(0)] StrategyType StrategyType,
    [property: MessagePackKey(1), NerdbankKey(1), Required, StringLength(50)] string StrategySubtype,
    [property: MessagePackKey(2), NerdbankKey(2), Required, StringLength(20)] string Symbol,
    [property: MessagePackKey(3), NerdbankKey(3)] Side Action,
    [property: MessagePackKey(4), NerdbankKey(4), Range(0.0, 1.0)] double Confidence,
    [property: MessagePackKey(5), NerdbankKey(5), Range(0.0, 1e12)] double EntryPrice,
    [property: MessagePackKey(6), NerdbankKey(6), Range(0.0, 1e12)] double StopLoss,
    [property: MessagePackKey(7), NerdbankKey(7), Range(0.0, 1e12)] double TakeProfit);
