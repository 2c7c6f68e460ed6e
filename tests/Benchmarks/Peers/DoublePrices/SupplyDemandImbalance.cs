using System.ComponentModel.DataAnnotations;
using Benchmarks.Contracts;
using MemoryPack;
using MessagePack;
using PolyType;

namespace Benchmarks.Peers.DoublePrices;

/// <summary>One side of the market is short of orders: the twin that the peers write and read.</summary>
[MemoryPackable, MessagePackObject, GenerateShape]
public sealed partial record SupplyDemandImbalance(
    [property: MessagePackKey(0), NerdbankKey(0), Required, StringLength(20)] string Symbol,
    [property: MessagePackKey(1), NerdbankKey(1)] ImbalanceType ImbalanceType,
    [property: MessagePackKey(2), NerdbankKey(2), Range(0.0, 1.0)] double Magnitude,
    [property: MessagePackKey(3), NerdbankKey(3), Required] IReadOnlyDictionary<string, double> OrderFlowData)
{
    /// <summary>Whether both say the same; a dictionary is equal to another with the same entries.</summary>
    public bool Equals(SupplyDemandImbalance? other) =>
        other is not null
        && (Symbol, ImbalanceType, Magnitude, OrderFlowData.Count) == (other.Symbol, other.ImbalanceType, other.Magnitude, other.OrderFlowData.Count)
        && OrderFlowData.All(entry => other.OrderFlowData.TryGetValue(entry.Key, out var value) && value == entry.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Symbol, ImbalanceType, Magnitude);
}
