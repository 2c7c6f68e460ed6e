using Benchmarks.Samples;
using Contract = Benchmarks.Contracts.DecimalPrices.HftMarketMakingSignal;
using Proto = Benchmarks.Peers.Protobuf.DecimalPrices.HftMarketMakingSignal;
using Twin = Benchmarks.Peers.DecimalPrices.HftMarketMakingSignal;

namespace Benchmarks.Shapes.DecimalPrices;

/// <summary>The forms of a <see cref="Contract"/>.</summary>
internal sealed class HftMarketMakingSignalShape : Shape<Contract, Twin, Proto>
{
    /// <inheritdoc/>
    public override Twin Sample(Dice dice) => new(
        dice.Symbol(),
        dice.Number(40_000, 60_000, 2),
        dice.Number(40_000, 60_000, 2),
        dice.Number(0, 10, 3),
        dice.Number(0, 10, 3),
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
    public override Proto ToProto(Twin twin) => new()
    {
        Symbol = twin.Symbol,
        BidPrice = twin.BidPrice.ToProto(),
        AskPrice = twin.AskPrice.ToProto(),
        BidSize = twin.BidSize.ToProto(),
        AskSize = twin.AskSize.ToProto(),
        Spread = twin.Spread,
        InventoryLevel = twin.InventoryLevel,
    };

    /// <inheritdoc/>
    public override Twin FromProto(Proto proto) => new(
        proto.Symbol,
        proto.BidPrice.ToDecimal(),
        proto.AskPrice.ToDecimal(),
        proto.BidSize.ToDecimal(),
        proto.AskSize.ToDecimal(),
        proto.Spread,
        proto.InventoryLevel);
}
