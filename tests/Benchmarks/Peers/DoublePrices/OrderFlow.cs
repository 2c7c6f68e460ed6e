using System.ComponentModel.DataAnnotations;
using Benchmarks.Contracts;
using MemoryPack;
using MessagePack;
using PolyType;

namespace Benchmarks.Peers.DoublePrices;

/// <summary>What was traded lately: the twin that the peers write and read.</summary>
[MemoryPackable, MessagePackObject, GenerateShape]
public sealed partial record OrderFlow(
    [property: MessagePackKey(0), NerdbankKey(0), Range(0.0, 1e15)] double BuyVolume,
    [property: MessagePackKey(1), NerdbankKey(1), Range(0.0, 1e15)] double SellVolume,
    [property: MessagePackKey(2), NerdbankKey(2), Range(1, int.MaxValue)] int Trades);
