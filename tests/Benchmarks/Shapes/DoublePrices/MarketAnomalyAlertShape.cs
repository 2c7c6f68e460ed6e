using Benchmarks.Contracts;
using Benchmarks.Samples;
using Contract = Benchmarks.Contracts.DoublePrices.MarketAnomalyAlert;
using Interned = Benchmarks.Contracts.InternedText.MarketAnomalyAlert;
using Proto = Benchmarks.Peers.Protobuf.DoublePrices.MarketAnomalyAlert;
using Protobuf = Benchmarks.Peers.Protobuf;
using Twin = Benchmarks.Peers.DoublePrices.MarketAnomalyAlert;

namespace Benchmarks.Shapes.DoublePrices;

/// <summary>The forms of a <see cref="Contract"/>.</summary>
internal sealed class MarketAnomalyAlertShape : InternedShape<Contract, Twin, Proto, Interned>
{
    /// <inheritdoc/>
    public override Twin Sample(Dice dice) => new(
        dice.Anomaly(),
        dice.Value<Severity>(),
        Dice.List(dice.Whole(1, 3), dice.Symbol),
        (double)dice.Number(0, 1, 2),
        dice.Whole(0, 600),
        Dice.List(dice.Whole(1, 2), dice.Value<ProtectiveAction>));

    /// <inheritdoc/>
    public override Twin Break(Twin twin) => twin with { AnomalyType = "", AffectedAssets = [], Confidence = 2 };

    /// <inheritdoc/>
    public override Contract ToContract(Twin twin) => new(
        twin.AnomalyType, twin.Severity, twin.AffectedAssets, twin.Confidence, twin.TimeToImpact, twin.RecommendedActions);

    /// <inheritdoc/>
    public override Twin FromContract(Contract contract) => new(
        contract.AnomalyType, contract.Severity, contract.AffectedAssets, contract.Confidence, contract.TimeToImpact, contract.RecommendedActions);

    /// <inheritdoc/>
    public override Twin FromInterned(Interned contract) => new(
        contract.AnomalyType, contract.Severity, contract.AffectedAssets, contract.Confidence, contract.TimeToImpact, contract.RecommendedActions);

    /// <inheritdoc/>
    public override Proto ToProto(Twin twin) => new()
    {
        AnomalyType = twin.AnomalyType,
        Severity = (Protobuf.Severity)twin.Severity,
        AffectedAssets = { twin.AffectedAssets },
        Confidence = twin.Confidence,
        TimeToImpact = twin.TimeToImpact,
        RecommendedActions = { twin.RecommendedActions.Select(static action => (Protobuf.ProtectiveAction)action) },
    };

    /// <inheritdoc/>
    public override Twin FromProto(Proto proto) => new(
        proto.AnomalyType,
        (Severity)proto.Severity,
        [.. proto.AffectedAssets],
        proto.Confidence,
        proto.TimeToImpact,
        [.. proto.RecommendedActions.Select(static action => (ProtectiveAction)action)]);
}
