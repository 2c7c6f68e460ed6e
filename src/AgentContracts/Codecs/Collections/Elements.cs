using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>What the collection codecs have in common.</summary>
internal static class Elements
{
    /// <summary>Reads a JSON array.</summary>
    public static List<T> Read<T, TCodec>(ref JsonFieldReader reader) where TCodec : ICodec<T>
    {
        if (reader.Json.TokenType != JsonTokenType.StartArray)
        {
            throw reader.Expected("an array");
        }

        var elements = new List<T>();
        while (reader.NextElement())
        {
            elements.Add(TCodec.ReadJson(ref reader));
        }

        return elements;
    }

    /// <summary>Reads a JSON object as a dictionary; of a repeated key the last one counts.</summary>
    public static Dictionary<string, T> ReadEntries<T, TCodec>(ref JsonFieldReader reader) where TCodec : ICodec<T>
    {
        if (reader.Json.TokenType != JsonTokenType.StartObject)
        {
            throw reader.Expected("an object");
        }

        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.NextEntry())
        {
            var key = reader.ReadString();
            reader.ReadValue();
            entries[key] = TCodec.ReadJson(ref reader);
        }

        return entries;
    }

    /// <summary>Writes a JSON object.</summary>
    public static void WriteEntries<T, TCodec>(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, T>>? entries) where TCodec : ICodec<T>
    {
        if (entries is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (key, value) in entries)
        {
            writer.WritePropertyName(key);
            TCodec.WriteJson(writer, value);
        }

        writer.WriteEndObject();
    }
}
