using Benchmarks.Peers.Protobuf.DecimalPrices;

namespace Benchmarks.Shapes;

/// <summary>Decimals as Protocol Buffers carry them: whole units, and billionths.</summary>
internal static class DecimalValues
{
    private const decimal NanosPerUnit = 1_000_000_000;

    /// <summary>A decimal with at most nine decimals.</summary>
    public static DecimalValue ToProto(this decimal value)
    {
        var units = decimal.ToInt64(value);
        return new() { Units = units, Nanos = decimal.ToInt32((value - units) * NanosPerUnit) };
    }

    /// <summary>The decimal; the protocol takes 0 for a value that it does not carry.</summary>
    public static decimal ToDecimal(this DecimalValue? value) => value is null ? 0 : value.Units + (value.Nanos / NanosPerUnit);
}
