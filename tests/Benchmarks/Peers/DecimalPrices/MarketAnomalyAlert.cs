using System.ComponentModel.DataAnnotations;
using Benchmarks.Contracts;
using MemoryPack;
using MessagePack;
using PolyType;

namespace Benchmarks.Peers.DecimalPrices;

/// <summary>The market does something that it should not, with decimal numbers: the twin that the peers write and read.</summary>
[MemoryPackable, MessagePackObject, GenerateShape]
public sealed partial record MarketAnomalyAlert(
    [property: MessagePackKey(0), NerdbankKey(0), Required, StringLength(50)] string AnomalyType,
    [property: MessagePackKey(1), NerdbankKey(1)] Severity Severity,
    [property: MessagePackKey(2), NerdbankKey(2), MinLength(1)] IReadOnlyList<string> AffectedAssets,
    [property: MessagePackKey(3), NerdbankKey(3), Range(0.0, 1.0)] decimal Confidence,
    [property: MessagePackKey(4), NerdbankKey(4), Range(0, int.MaxValue)] int TimeToImpact,
    [property: MessagePackKey(5), NerdbankKey(5)] IReadOnlyList<ProtectiveAction> RecommendedActions)
{
    /// <summary>Whether both say the same; a list is equal to another with the same elements.</summary>
    public bool Equals(MarketAnomalyAlert? other) =>
        other is not null
        && (AnomalyType, Severity, Confidence, TimeToImpact) == (other.AnomalyType, other.Severity, other.Confidence, other.TimeToImpact)
        && AffectedAssets.SequenceEqual(other.AffectedAssets)
        && RecommendedActions.SequenceEqual(other.RecommendedActions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AnomalyType, Severity, Confidence, TimeToImpact);
}
