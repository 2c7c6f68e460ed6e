using System.Text.Json.Serialization;
using Benchmarks.Codecs;

namespace Benchmarks.Contracts;

/// <summary>How bad an anomaly is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Severity>))]
public enum Severity
{
    /// <summary><c>low</c>.</summary>
    Low,

    /// <summary><c>medium</c>.</summary>
    Medium,

    /// <summary><c>high</c>.</summary>
    High,

    /// <summary><c>critical</c>.</summary>
    Critical,
}
