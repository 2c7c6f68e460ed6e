using Benchmarks.Samples;
using Contract = Benchmarks.Contracts.DoublePrices.HftMarketMakingSignal;
using Interned = Benchmarks.Contracts.InternedText.HftMarketMakingSignal;
using Proto = Benchmarks.Peers.Protobuf.DoublePrices.HftMarketMakingSignal;
using Twin = Benchmarks.Peers.DoublePrices.HftMarketMakingSignal;

namespace Benchmarks.Shapes.DoublePrices;

/// <summary>The forms of a <see cref="Contract"/>.</summary>
internal sealed class HftMarketMakingSignalShape : InternedShape<Contract, Twin, Proto, Interned>
{
    /// <inheritdoc/>
    public override Twin Sample(Dice dice) => new(
        dice.Symbol(),
        (double)dice.Number(40_000, 60_000, 2),
        (double)dice.Number(40_000, 60_000, 2),
        (double)dice.Number(0, 10, 3),
        (double)dice.Number(0, 10, 3),
        (double)dice.Number(0, 1, 4),
        (double)dice.Number(-1, 1, 2));

    /// <inheritdoc/>
    public override Twin Break(Twin twin) => twin with { Symbol = "", BidPrice = -1, Spread = 2 };

    /// <inheritdoc/>
    public override Contract ToContract(Twin twin) => new(
        twin.Symbol, twin.BidPrice, twin.AskPrice, twin.BidSize, twin.AskSize, twin.Spread, twin.InventoryLevel);

    /// <inheritdoc/>
    public override Twin FromContract(Contract contract) => new(
        contract.Symbol, contract.BidPrice, contract.AskPrice, contract.BidSize, contract.AskSize, contract.Spread, contract.InventoryLevel);

    /// <inheritdoc/>
    public override Twin FromInterned(Interned contract) => new(
        contract.Symbol, contract.BidPrice, contract.AskPrice, contract.BidSize, contract.AskSize, contract.Spread, contract.InventoryLevel);

    /// <inheritdoc/>
    public override Proto ToProto(Twin twin) => new()
    {
        Symbol = twin.Symbol,
        BidPrice = twin.BidPrice,
        AskPrice = twin.AskPrice,
        BidSize = twin.BidSize,
        AskSize = twin.AskSize,
        Spread = twin.Spread,
        InventoryLevel = twin.InventoryLevel,
    };

    /// <inheritdoc/>
    public override Twin FromProto(Proto proto) => new(
        proto.Symbol,
        proto.BidPrice,
        proto.AskPrice,
        proto.BidSize,
        proto.AskSize,
        proto.Spread,
        proto.InventoryLevel);
}
