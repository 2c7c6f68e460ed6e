using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>What the collection codecs have in common in binary.</summary>
internal static class BinaryElements
{
    private const string List = "a list no longer than the bytes that follow";
    private const string Entries = "a dictionary no longer than the bytes that follow";

    public static void Write<T, TCodec>(ref BinaryFieldWriter writer, ReadOnlySpan<T> elements) where TCodec : ICodec<T>
    {
        writer.BeginElements(elements.Length);
        foreach (var element in elements)
        {
            TCodec.WriteBinary(ref writer, element);
        }

        writer.EndElements();
    }

    public static void WriteList<T, TCodec>(ref BinaryFieldWriter writer, IReadOnlyList<T>? elements) where TCodec : ICodec<T>
    {
        switch (elements)
        {
            case null:
                writer.WriteNull();
                return;
            case T[] array:
                Write<T, TCodec>(ref writer, array);
                return;
            case List<T> list:
                Write<T, TCodec>(ref writer, CollectionsMarshal.AsSpan(list));
                return;
        }

        var count = elements.Count;
        writer.BeginElements(count);
        for (var i = 0; i < count; i++)
        {
            TCodec.WriteBinary(ref writer, elements[i]);
        }

        writer.EndElements();
    }

    public static void WriteEntries<T, TCodec>(ref BinaryFieldWriter writer, IReadOnlyDictionary<string, T>? entries) where TCodec : ICodec<T>
    {
        if (entries is null)
        {
            writer.WriteNull();
            return;
        }

        if (entries is Dictionary<string, T> dictionary)
        {
            // Its enumerator is a struct.
            writer.BeginElements(dictionary.Count);
            foreach (var (key, value) in dictionary)
            {
                writer.WriteText(key);
                TCodec.WriteBinary(ref writer, value);
            }
        }
        else
        {
            WriteEntriesOneByOne<T, TCodec>(ref writer, entries);
        }

        writer.EndElements();
    }

    public static T[]? ReadArray<T, TCodec>(ref BinaryFieldReader reader) where TCodec : ICodec<T>
    {
        var count = reader.ReadLength(List);
        if (count < 0)
        {
            return null;
        }

        reader.Enter();
        var array = count == 0 ? [] : new T[reader.CapacityFor<T>(count)];
        for (var i = 0; i < count; i++)
        {
            if (i == array.Length)
            {
                Array.Resize(ref array, (int)Math.Min(count, array.Length * 2L));
            }

            array[i] = TCodec.ReadBinary(ref reader);
        }

        reader.Leave();
        return array;
    }

    public static List<T>? ReadList<T, TCodec>(ref BinaryFieldReader reader) where TCodec : ICodec<T>
    {
        var count = reader.ReadLength(List);
        if (count < 0)
        {
            return null;
        }

        reader.Enter();
        var list = new List<T>(reader.CapacityFor<T>(count));
        for (var i = 0; i < count; i++)
        {
            list.Add(TCodec.ReadBinary(ref reader));
        }

        reader.Leave();
        return list;
    }

    /// <summary>Reads a dictionary; of a repeated key the last one counts.</summary>
    public static Dictionary<string, T>? ReadEntries<T, TCodec>(ref BinaryFieldReader reader) where TCodec : ICodec<T>
    {
        var count = reader.ReadLength(Entries);
        if (count < 0)
        {
            return null;
        }

        reader.Enter();
        var entries = new Dictionary<string, T>(reader.CapacityFor<(T, string, long, long)>(count), StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var key = reader.ReadText("a key") ?? throw reader.Expected("a key");
            entries[key] = TCodec.ReadBinary(ref reader);
        }

        reader.Leave();
        return entries;
    }

    private static void WriteEntriesOneByOne<T, TCodec>(ref BinaryFieldWriter writer, IReadOnlyDictionary<string, T> entries) where TCodec : ICodec<T>
    {
        var left = entries.Count;
        writer.BeginElements(left);
        foreach (var (key, value) in entries)
        {
            writer.WriteText(key);
            TCodec.WriteBinary(ref writer, value);
            left--;
        }

        // The number of entries stands before them.
        if (left != 0)
        {
            throw new InvalidOperationException("A dictionary changed while it was written.");
        }
    }
}
