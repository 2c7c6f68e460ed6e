using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A list, as a JSON array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct ListCodec<T, TCodec> : ICodec<List<T>> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, List<T> value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var element in value)
        {
            TCodec.WriteJson(writer, element);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public static List<T> ReadJson(ref JsonFieldReader reader) => reader.IsNull ? null! : Elements.Read<T, TCodec>(ref reader);
}
