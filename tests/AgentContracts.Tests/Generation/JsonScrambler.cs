using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentContracts.Tests.Generation;

/// <summary>
/// Rewrites JSON as another program might: other white space and escapes, properties in another order, unknown ones between them, and ones
/// that come twice, of which the last counts.
/// </summary>
internal sealed class JsonScrambler(int seed)
{
    private static readonly JavaScriptEncoder[] Encoders =
    [
        JavaScriptEncoder.Default,
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        JavaScriptEncoder.Create(new TextEncoderSettings()),
    ];

    private static readonly string[] Unknown =
    [
        "null", "true", "-1.5e300", "\"text with } and ]\"", "\"\\ud800\\\" half\"", "[]", "{}", "[1,[2,{\"symbol\":[null]}],\"x\"]", "{\"message_type\":{\"message_id\":[]},\"leg\":3}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Rewrites <paramref name="json"/>, a frame or record of <paramref name="record"/>, taking what comes twice from <paramref name="other"/>.</summary>
    public byte[] Rewrite(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> other, Type record)
    {
        using var document = JsonDocument.Parse(json);
        using var decoys = JsonDocument.Parse(other);
        using var output = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Encoder = Encoders[_random.Next(Encoders.Length)],
            Indented = _random.Next(2) == 0,
            NewLine = _random.Next(2) == 0 ? "\r\n" : "\n",
            IndentCharacter = _random.Next(2) == 0 ? '\t' : ' ',
            SkipValidation = true,
        };
        using (var writer = new Utf8JsonWriter(output, options))
        {
            Record(writer, document.RootElement, decoys.RootElement, record);
        }

        return [.. "\r\n \t"u8[_random.Next(4)..], .. output.ToArray(), .. " \n"u8[_random.Next(2)..]];
    }

    private void Record(Utf8JsonWriter writer, JsonElement element, JsonElement? decoys, Type type)
    {
        var types = WireNames.Of(type);
        writer.WriteStartObject();
        foreach (var (name, value, isDecoy) in Order(element, name => DecoyOf(decoys, name)))
        {
            MaybeUnknown(writer);
            writer.WritePropertyName(name);
            Value(writer, value, isDecoy ? null : DecoyOf(decoys, name), types.GetValueOrDefault(name)?.PropertyType);
        }

        MaybeUnknown(writer);
        writer.WriteEndObject();
    }

    // What a repeated key holds first is what another key holds.
    private void Entries(Utf8JsonWriter writer, JsonElement element, Type type)
    {
        var others = element.EnumerateObject().Select(static entry => entry.Value).ToArray();
        writer.WriteStartObject();
        foreach (var (name, value, _) in Order(element, _ => others[_random.Next(others.Length)]))
        {
            writer.WritePropertyName(name);
            Value(writer, value, null, type);
        }

        writer.WriteEndObject();
    }

    private void Value(Utf8JsonWriter writer, JsonElement element, JsonElement? decoys, Type? type)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        switch (element.ValueKind)
        {
            case not JsonValueKind.Number when type == typeof(JsonElement):
                element.WriteTo(writer);
                break;
            case JsonValueKind.Object when type is { IsGenericType: true }:
                Entries(writer, element, type.GetGenericArguments()[1]);
                break;
            case JsonValueKind.Object when type is not null:
                Record(writer, element, decoys is { ValueKind: JsonValueKind.Object } ? decoys : null, type);
                break;
            case JsonValueKind.Array when type is not null:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Value(writer, item, null, type.IsArray ? type.GetElementType() : type.GetGenericArguments()[0]);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(element.GetRawText());
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    // A decoy stands somewhere before the property that it repeats.
    private List<(string Name, JsonElement Value, bool IsDecoy)> Order(JsonElement element, Func<string, JsonElement?> decoyOf)
    {
        var properties = element.EnumerateObject().ToArray();
        _random.Shuffle(properties);
        var order = properties.Select(static property => (property.Name, property.Value, IsDecoy: false)).ToList();
        foreach (var property in properties)
        {
            if (_random.Next(3) == 0 && decoyOf(property.Name) is { } decoy)
            {
                var at = order.FindIndex(entry => !entry.IsDecoy && entry.Name == property.Name);
                order.Insert(_random.Next(at + 1), (property.Name, decoy, true));
            }
        }

        return order;
    }

    private void MaybeUnknown(Utf8JsonWriter writer)
    {
        if (_random.Next(4) == 0)
        {
            writer.WritePropertyName(_random.Next(3) switch { 0 => "unknown", 1 => "_unknown", _ => "price_" });
            writer.WriteRawValue(Unknown[_random.Next(Unknown.Length)], skipInputValidation: true);
        }
    }

    private static JsonElement? DecoyOf(JsonElement? decoys, string name) =>
        decoys is { } others && others.TryGetProperty(name, out var decoy) ? decoy : null;
}
