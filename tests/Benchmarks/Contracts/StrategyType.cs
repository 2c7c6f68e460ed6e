using System.Text.Json.Serialization;
using Benchmarks.Codecs;

namespace Benchmarks.Contracts;

/// <summary>What a strategy does.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<StrategyType>))]
public enum StrategyType
{
    /// <summary><c>arbitrage</c>.</summary>
    Arbitrage,

    /// <summary><c>market_making</c>.</summary>
    MarketMaking,

    /// <summary><c>trend_following</c>.</summary>
    TrendFollowing,
}
