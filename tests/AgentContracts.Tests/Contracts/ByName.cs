using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentContracts.Tests.Contracts;

/// <summary>By snake_case names and never by numbers.</summary>
public sealed class ByName() : JsonStringEnumConverter<Phase>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
