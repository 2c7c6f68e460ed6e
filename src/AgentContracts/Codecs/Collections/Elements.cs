using System.Runtime.InteropServices;
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

    /// <summary>Writes a JSON array.</summary>
    public static int Write<T, TCodec>(ref JsonFieldWriter writer, int at, ReadOnlySpan<T> elements) where TCodec : ICodec<T>
    {
        var start = at;
        writer.Begin();
        foreach (var element in elements)
        {
            at = TCodec.WriteJson(ref writer, writer.Separate(at), element);
        }

        return writer.EndArray(start, at);
    }

    /// <summary>Writes a JSON array or null.</summary>
    public static int WriteList<T, TCodec>(ref JsonFieldWriter writer, int at, IReadOnlyList<T>? elements) where TCodec : ICodec<T> => elements switch
    {
        null => writer.WriteNull(at),
        T[] array => Write<T, TCodec>(ref writer, at, array),
        List<T> list => Write<T, TCodec>(ref writer, at, CollectionsMarshal.AsSpan(list)),
        _ => WriteOneByOne<T, TCodec>(ref writer, at, elements),
    };

    /// <summary>Writes a JSON object or null.</summary>
    public static int WriteEntries<T, TCodec>(ref JsonFieldWriter writer, int at, IReadOnlyDictionary<string, T>? entries) where TCodec : ICodec<T>
    {
        if (entries is null)
        {
            return writer.WriteNull(at);
        }

        var start = at;
        writer.Begin();
        if (entries is Dictionary<string, T> dictionary)
        {
            // Its enumerator is a struct.
            foreach (var (key, value) in dictionary)
            {
                at = TCodec.WriteJson(ref writer, writer.WriteKey(at, key), value);
            }
        }
        else
        {
            foreach (var (key, value) in entries)
            {
                at = TCodec.WriteJson(ref writer, writer.WriteKey(at, key), value);
            }
        }

        return writer.EndObject(start, at);
    }

    private static int WriteOneByOne<T, TCodec>(ref JsonFieldWriter writer, int at, IReadOnlyList<T> elements) where TCodec : ICodec<T>
    {
        var start = at;
        var count = elements.Count;
        writer.Begin();
        for (var i = 0; i < count; i++)
        {
            at = TCodec.WriteJson(ref writer, writer.Separate(at), elements[i]);
        }

        return writer.EndArray(start, at);
    }
}
