using System.Text.Json.Serialization;
using Benchmarks.Codecs;

namespace Benchmarks.Contracts;

/// <summary>Whether somebody buys or sells.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Side>))]
public enum Side
{
    /// <summary><c>buy</c>.</summary>
    Buy,

    /// <summary><c>sell</c>.</summary>
    Sell,
}
