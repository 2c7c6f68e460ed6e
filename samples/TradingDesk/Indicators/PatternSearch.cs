using TradingDesk.Contracts.Messages;

namespace TradingDesk.Indicators;

/// <summary>Counts what happened and says which strategy it matters to.</summary>
public sealed class PatternSearch
{
    private const int ValiditySeconds = 300;

    private readonly SortedDictionary<string, double> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes one event.</summary>
    public void Add(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    /// <summary>What the events since the last conclusion say; <see langword="null"/> where there were none.</summary>
    public IntelligenceAnalysis? Conclude()
    {
        if (_counts.Count == 0)
        {
            return null;
        }

        var insights = new Dictionary<string, double>(_counts);
        _counts.Clear();
        var (most, count) = insights.MaxBy(static insight => insight.Value);
        var context = most switch
        {
            "anomalies" => StrategyType.Arbitrage,
            "imbalances" => StrategyType.MarketMaking,
            _ => StrategyType.TrendFollowing,
        };
        return new("pattern_recognition", context, insights, Math.Clamp(count / insights.Values.Sum(), 0, 1), ValiditySeconds);
    }
}
