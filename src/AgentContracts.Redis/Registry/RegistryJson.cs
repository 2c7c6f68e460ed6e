using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AgentContracts.Hub.Registry;

namespace AgentContracts.Redis.Registry;

/// <summary>Records of the registry as JSON, which people can read on the server.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(AgentRecord))]
[JsonSerializable(typeof(ContractSchema))]
internal sealed partial class RegistryJson : JsonSerializerContext
{
    /// <summary>Reads a record; <see langword="null"/> where it is none, such as one of a later version.</summary>
    public static AgentRecord? ReadRecord(string json) => Read(json, Default.AgentRecord);

    /// <summary>Reads a contract; <see langword="null"/> where it is none.</summary>
    public static ContractSchema? ReadSchema(string json) => Read(json, Default.ContractSchema);

    private static T? Read<T>(string json, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
