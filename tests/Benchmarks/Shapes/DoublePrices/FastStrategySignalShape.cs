using Benchmarks.Contracts;
using Benchmarks.Samples;
using Contract = Benchmarks.Contracts.DoublePrices.FastStrategySignal;
using Interned = Benchmarks.Contracts.InternedText.FastStrategySignal;
using Proto = Benchmarks.Peers.Protobuf.DoublePrices.FastStrategySignal;
using Protobuf = Benchmarks.Peers.Protobuf;
using Twin = Benchmarks.Peers.DoublePrices.FastStrategySignal;

namespace Benchmarks.Shapes.DoublePrices;

/// <summary>The forms of a <see cref="Contract"/>.</summary>
internal sealed class FastStrategySignalShape : InternedShape<Contract, Twin, Proto, Interned>
{
    /// <inheritdoc/>
    public override Twin Sample(Dice dice) => new(
        dice.Value<StrategyType>(),
        dice.Subtype(),
        dice.Symbol(),
        dice.Value<Side>(),
        (double)dice.Number(0, 1, 2),
        (double)dice.Number(1_000, 60_000, 2),
        (double)dice.Number(1_000, 60_000, 2),
        (double)dice.Number(1_000, 60_000, 2));

    /// <inheritdoc/>
    public override Twin Break(Twin twin) => twin with { Symbol = "", Confidence = 2, EntryPrice = -1 };

    /// <inheritdoc/>
    public override Contract ToContract(Twin twin) => new(
        twin.StrategyType, twin.StrategySubtype, twin.Symbol, twin.Action, twin.Confidence, twin.EntryPrice, twin.StopLoss, twin.TakeProfit);

    /// <inheritdoc/>
    public override Twin FromContract(Contract contract) => new(
        contract.StrategyType, contract.StrategySubtype, contract.Symbol, contract.Action, contract.Confidence, contract.EntryPrice, contract.StopLoss, contract.TakeProfit);

    /// <inheritdoc/>
    public override Twin FromInterned(Interned contract) => new(
        contract.StrategyType, contract.StrategySubtype, contract.Symbol, contract.Action, contract.Confidence, contract.EntryPrice, contract.StopLoss, contract.TakeProfit);

    /// <inheritdoc/>
    public override Proto ToProto(Twin twin) => new()
    {
        StrategyType = (Protobuf.StrategyType)twin.StrategyType,
        StrategySubtype = twin.StrategySubtype,
        Symbol = twin.Symbol,
        Action = (Protobuf.Side)twin.Action,
        Confidence = twin.Confidence,
        EntryPrice = twin.EntryPrice,
        StopLoss = twin.StopLoss,
        TakeProfit = twin.TakeProfit,
    };

    /// <inheritdoc/>
    public override Twin FromProto(Proto proto) => new(
        (StrategyType)proto.StrategyType,
        proto.StrategySubtype,
        proto.Symbol,
        (Side)proto.Action,
        proto.Confidence,
        proto.EntryPrice,
        proto.StopLoss,
        proto.TakeProfit);
}
