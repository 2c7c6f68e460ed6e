using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks.Codecs;

/// <summary>Lets System.Text.Json write the names that the contracts write, so that both read and write the same documents.</summary>
internal sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) where T : struct, Enum;
