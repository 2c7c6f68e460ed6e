using Decimals = Benchmarks.Shapes.DecimalPrices;
using Doubles = Benchmarks.Shapes.DoublePrices;

namespace Benchmarks.Suites;

/// <summary>The five messages with every kind of content.</summary>
internal static class SuiteCatalog
{
    /// <summary>Makes the suites; each has been checked.</summary>
    /// <exception cref="CodecException">A codec or validator does not do what is to be measured.</exception>
    public static IReadOnlyList<Suite> Build() =>
    [
        SuiteBuilder.BuildInterned(new Doubles.HftArbitrageSignalShape(), SampleGroup.DoublePrices),
        SuiteBuilder.BuildInterned(new Doubles.HftMarketMakingSignalShape(), SampleGroup.DoublePrices),
        SuiteBuilder.BuildInterned(new Doubles.FastStrategySignalShape(), SampleGroup.DoublePrices),
        SuiteBuilder.BuildInterned(new Doubles.MarketAnomalyAlertShape(), SampleGroup.DoublePrices),
        SuiteBuilder.BuildInterned(new Doubles.SupplyDemandImbalanceShape(), SampleGroup.DoublePrices),

        SuiteBuilder.Build(new Decimals.HftArbitrageSignalShape(), SampleGroup.DecimalPrices),
        SuiteBuilder.Build(new Decimals.HftMarketMakingSignalShape(), SampleGroup.DecimalPrices),
        SuiteBuilder.Build(new Decimals.FastStrategySignalShape(), SampleGroup.DecimalPrices),
        SuiteBuilder.Build(new Decimals.MarketAnomalyAlertShape(), SampleGroup.DecimalPrices),
        SuiteBuilder.Build(new Decimals.SupplyDemandImbalanceShape(), SampleGroup.DecimalPrices),

        SuiteBuilder.Build(new Doubles.HftArbitrageSignalShape(), SampleGroup.LongOrForeignText),
        SuiteBuilder.Build(new Doubles.HftMarketMakingSignalShape(), SampleGroup.LongOrForeignText),
        SuiteBuilder.Build(new Doubles.FastStrategySignalShape(), SampleGroup.LongOrForeignText),
        SuiteBuilder.Build(new Doubles.MarketAnomalyAlertShape(), SampleGroup.LongOrForeignText),
        SuiteBuilder.Build(new Doubles.SupplyDemandImbalanceShape(), SampleGroup.LongOrForeignText),
    ];
}
