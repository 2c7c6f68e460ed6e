using Benchmarks.Samples;
using Contract = Benchmarks.Contracts.DoublePrices.HftArbitrageSignal;
using Interned = Benchmarks.Contracts.InternedText.HftArbitrageSignal;
using Proto = Benchmarks.Peers.Protobuf.DoublePrices.HftArbitrageSignal;
using Twin = Benchmarks.Peers.DoublePrices.HftArbitrageSignal;

namespace Benchmarks.Shapes.DoublePrices;

/// <summary>The forms of a <see cref="Contract"/>.</summary>
internal sealed class HftArbitrageSignalShape : InternedShape<Contract, Twin, Proto, Interned>
{
    /// <inheritdoc/>
    public override Twin Sample(Dice dice) => new(
        dice.Symbol(),
        dice.Exchange(),
        dice.Exchange(),
        (double)dice.Number(0, 1, 4),
        dice.Whole(1, 100),
        1_763_822_400_000 + dice.Whole(0, 1_000_000));

    /// <inheritdoc/>
    public override Twin Break(Twin twin) => twin with { Symbol = "", PriceDiff = 2, MaxLatencyMs = 0 };

    /// <inheritdoc/>
    public override Contract ToContract(Twin twin) => new(twin.Symbol, twin.Exchange1, twin.Exchange2, twin.PriceDiff, twin.MaxLatencyMs, twin.ExpiresAtMs);

    /// <inheritdoc/>
    public override Twin FromContract(Contract contract) => new(
        contract.Symbol, contract.Exchange1, contract.Exchange2, contract.PriceDiff, contract.MaxLatencyMs, contract.ExpiresAtMs);

    /// <inheritdoc/>
    public override Twin FromInterned(Interned contract) => new(
        contract.Symbol, contract.Exchange1, contract.Exchange2, contract.PriceDiff, contract.MaxLatencyMs, contract.ExpiresAtMs);

    /// <inheritdoc/>
    public override Proto ToProto(Twin twin) => new()
    {
        Symbol = twin.Symbol,
        Exchange1 = twin.Exchange1,
        Exchange2 = twin.Exchange2,
        PriceDiff = twin.PriceDiff,
        MaxLatencyMs = twin.MaxLatencyMs,
        ExpiresAtMs = twin.ExpiresAtMs,
    };

    /// <inheritdoc/>
    public override Twin FromProto(Proto proto) => new(
        proto.Symbol,
        proto.Exchange1,
        proto.Exchange2,
        proto.PriceDiff,
        proto.MaxLatencyMs,
        proto.ExpiresAtMs);
}
