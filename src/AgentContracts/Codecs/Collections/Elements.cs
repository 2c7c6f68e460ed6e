using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>What the collection codecs have in common.</summary>
internal static class Elements
{
    /// <summary>Reads a JSON array.</summary>
    public static int ReadArray<T, TCodec>(ref JsonFieldReader reader, int at, out T[] elements) where TCodec : ICodec<T>
    {
        var few = default(FewElements<T>);
        at = ReadFew<T, TCodec>(ref reader, reader.BeginArray(at), few, out var count, out var isAll);
        if (isAll)
        {
            elements = ((ReadOnlySpan<T>)few)[..count].ToArray();
            return at;
        }

        at = ReadMany<T, TCodec>(ref reader, at, few, out var many);
        elements = [.. many];
        return at;
    }

    /// <summary>Reads a JSON array.</summary>
    public static int ReadList<T, TCodec>(ref JsonFieldReader reader, int at, out List<T> elements) where TCodec : ICodec<T>
    {
        var few = default(FewElements<T>);
        at = ReadFew<T, TCodec>(ref reader, reader.BeginArray(at), few, out var count, out var isAll);
        if (isAll)
        {
            elements = new List<T>(count);
            elements.AddRange(((ReadOnlySpan<T>)few)[..count]);
            return at;
        }

        return ReadMany<T, TCodec>(ref reader, at, few, out elements);
    }

    /// <summary>Reads a JSON object as a dictionary; of a repeated key the last one counts.</summary>
    public static int ReadEntries<T, TCodec>(ref JsonFieldReader reader, int at, out Dictionary<string, T> entries) where TCodec : ICodec<T>
    {
        const int Few = 4;
        at = reader.BeginEntries(at);
        if (!reader.NextEntry(ref at, out var key))
        {
            entries = new Dictionary<string, T>(StringComparer.Ordinal);
            return at;
        }

        // To begin with as many as most have is to grow once less.
        entries = new Dictionary<string, T>(Few, StringComparer.Ordinal);
        do
        {
            at = TCodec.ReadJson(ref reader, at, out var value);
            entries[key] = value;
        }
        while (reader.NextEntry(ref at, out key));

        return at;
    }

    /// <summary>Writes a JSON array.</summary>
    public static int Write<T, TCodec>(ref JsonFieldWriter writer, int at, ReadOnlySpan<T> elements) where TCodec : ICodec<T>
    {
        var start = at;
        writer.Begin();
        if (TextCodecs.Have<TCodec>())
        {
            // Code for strings alone: what all references share would have to look up how each is written.
            foreach (var text in TextCodecs.Texts(elements))
            {
                at = writer.WriteTextElement(at, text);
            }
        }
        else
        {
            foreach (var element in elements)
            {
                at = TCodec.WriteJson(ref writer, writer.Separate(at), element);
            }
        }

        return writer.EndArray(start, at);
    }

    /// <summary>Writes a JSON array or null.</summary>
    // The exact type is cheaper to ask for than whether it can be cast.
    public static int WriteList<T, TCodec>(ref JsonFieldWriter writer, int at, IReadOnlyList<T>? elements) where TCodec : ICodec<T> =>
        elements is null ? writer.WriteNull(at)
        : elements.GetType() == typeof(T[]) ? Write<T, TCodec>(ref writer, at, Unsafe.As<T[]>(elements))
        : elements.GetType() == typeof(List<T>) ? Write<T, TCodec>(ref writer, at, CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(elements)))
        : WriteOneByOne<T, TCodec>(ref writer, at, elements);

    /// <summary>Writes a JSON object or null.</summary>
    public static int WriteEntries<T, TCodec>(ref JsonFieldWriter writer, int at, IReadOnlyDictionary<string, T>? entries) where TCodec : ICodec<T>
    {
        if (entries is null)
        {
            return writer.WriteNull(at);
        }

        var start = at;
        writer.Begin();
        if (entries.GetType() == typeof(Dictionary<string, T>))
        {
            // Its enumerator is a struct.
            foreach (var (key, value) in Unsafe.As<Dictionary<string, T>>(entries))
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

    // So many elements are read before there is a place for them, so that the place has the right size.
    private static int ReadFew<T, TCodec>(ref JsonFieldReader reader, int at, scoped Span<T> few, out int count, out bool isAll) where TCodec : ICodec<T>
    {
        for (count = 0; count < few.Length; count++)
        {
            if (!reader.NextElement(ref at))
            {
                isAll = true;
                return at;
            }

            at = TCodec.ReadJson(ref reader, at, out few[count]);
        }

        isAll = false;
        return at;
    }

    private static int ReadMany<T, TCodec>(ref JsonFieldReader reader, int at, scoped ReadOnlySpan<T> few, out List<T> elements) where TCodec : ICodec<T>
    {
        elements = new List<T>(few.Length * 2);
        elements.AddRange(few);
        while (reader.NextElement(ref at))
        {
            at = TCodec.ReadJson(ref reader, at, out var element);
            elements.Add(element);
        }

        return at;
    }
}
