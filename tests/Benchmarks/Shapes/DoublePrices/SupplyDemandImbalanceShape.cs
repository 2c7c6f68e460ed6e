using Benchmarks.Contracts;
using Benchmarks.Samples;
using Contract = Benchmarks.Contracts.DoublePrices.SupplyDemandImbalance;
using Interned = Benchmarks.Contracts.InternedText.SupplyDemandImbalance;
using Proto = Benchmarks.Peers.Protobuf.DoublePrices.SupplyDemandImbalance;
using Protobuf = Benchmarks.Peers.Protobuf;
using Twin = Benchmarks.Peers.DoublePrices.SupplyDemandImbalance;

namespace Benchmarks.Shapes.DoublePrices;

/// <summary>The forms of a <see cref="Contract"/>.</summary>
internal sealed class SupplyDemandImbalanceShape : InternedShape<Contract, Twin, Proto, Interned>
{
    /// <inheritdoc/>
    public override Twin Sample(Dice dice) => new(
        dice.Symbol(),
        dice.Value<ImbalanceType>(),
        (double)dice.Number(0, 1, 3),
        dice.Measures(static number => (double)number));

    /// <inheritdoc/>
    public override Twin Break(Twin twin) => twin with { Symbol = "", Magnitude = 2, OrderFlowData = null! };

    /// <inheritdoc/>
    public override Contract ToContract(Twin twin) => new(twin.Symbol, twin.ImbalanceType, twin.Magnitude, twin.OrderFlowData);

    /// <inheritdoc/>
    public override Twin FromContract(Contract contract) => new(contract.Symbol, contract.ImbalanceType, contract.Magnitude, contract.OrderFlowData);

    /// <inheritdoc/>
    public override Twin FromInterned(Interned contract) => new(contract.Symbol, contract.ImbalanceType, contract.Magnitude, contract.OrderFlowData);

    /// <inheritdoc/>
    public override Proto ToProto(Twin twin) => new()
    {
        Symbol = twin.Symbol,
        ImbalanceType = (Protobuf.ImbalanceType)twin.ImbalanceType,
        Magnitude = twin.Magnitude,
        OrderFlowData = { new Dictionary<string, double>(twin.OrderFlowData) },
    };

    /// <inheritdoc/>
    public override Twin FromProto(Proto proto) => new(
        proto.Symbol, (ImbalanceType)proto.ImbalanceType, proto.Magnitude, new Dictionary<string, double>(proto.OrderFlowData));
}
