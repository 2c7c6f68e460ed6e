using System.Text.Json.Serialization;
using Benchmarks.Codecs;

namespace Benchmarks.Contracts;

/// <summary>Which side of the market is short of orders.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ImbalanceType>))]
public enum ImbalanceType
{
    /// <summary><c>supply_shortage</c>.</summary>
    SupplyShortage,

    /// <summary><c>demand_shortage</c>.</summary>
    DemandShortage,
}
