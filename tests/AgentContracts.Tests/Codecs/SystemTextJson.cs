using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentContracts.Tests.Codecs;

/// <summary>The framework's serializer, with everything that it leaves open pinned to what the wire says.</summary>
internal static class SystemTextJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
        AllowTrailingCommas = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        AllowDuplicateProperties = true,
        MaxDepth = 64,
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Writes what no reader goes into.</summary>
    public static byte[] WriteDeep<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, new JsonSerializerOptions(Options) { MaxDepth = 1_000 });

    public static bool TryRead<T>(ReadOnlySpan<byte> utf8, out T? value)
    {
        try
        {
            value = JsonSerializer.Deserialize<T>(utf8, Options);
            return true;
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }
}
