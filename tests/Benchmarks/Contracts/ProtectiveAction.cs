using System.Text.Json.Serialization;
using Benchmarks.Codecs;

namespace Benchmarks.Contracts;

/// <summary>What an agent may be advised to do.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ProtectiveAction>))]
public enum ProtectiveAction
{
    /// <summary><c>pause_market_making</c>.</summary>
    PauseMarketMaking,

    /// <summary><c>reduce_positions</c>.</summary>
    ReducePositions,

    /// <summary><c>tighten_stops</c>.</summary>
    TightenStops,
}
