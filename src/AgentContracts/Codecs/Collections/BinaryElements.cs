using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>What the collection codecs have in common in binary.</summary>
internal static class BinaryElements
{
    private const string List = "a list no longer than the bytes that follow";
    private const string Entries = "a dictionary no longer than the bytes that follow";

    public static int Write<T, TCodec>(ref BinaryFieldWriter writer, int at, ReadOnlySpan<T> elements) where TCodec : ICodec<T>
    {
        at = writer.BeginElements(at, elements.Length);
        foreach (var element in elements)
        {
            writer.Reserve(at, BinaryFieldWriter.ScalarRoom);
            at = TCodec.WriteBinary(ref writer, at, element);
        }

        writer.EndElements();
        return at;
    }

    public static int WriteList<T, TCodec>(ref BinaryFieldWriter writer, int at, IReadOnlyList<T>? elements) where TCodec : ICodec<T> => elements switch
    {
        null => writer.WriteNull(at),
        T[] array => Write<T, TCodec>(ref writer, at, array),
        List<T> list => Write<T, TCodec>(ref writer, at, CollectionsMarshal.AsSpan(list)),
        _ => WriteOneByOne<T, TCodec>(ref writer, at, elements),
    };

    public static int WriteEntries<T, TCodec>(ref BinaryFieldWriter writer, int at, IReadOnlyDictionary<string, T>? entries) where TCodec : ICodec<T>
    {
        if (entries is null)
        {
            return writer.WriteNull(at);
        }

        if (entries is not Dictionary<string, T> dictionary)
        {
            return WriteEntriesOneByOne<T, TCodec>(ref writer, at, entries);
        }

        // Its enumerator is a struct.
        at = writer.BeginElements(at, dictionary.Count);
        foreach (var (key, value) in dictionary)
        {
            at = WriteEntry<T, TCodec>(ref writer, at, key, value);
        }

        writer.EndElements();
        return at;
    }

    public static int ReadArray<T, TCodec>(ref BinaryFieldReader reader, int at, out T[]? array) where TCodec : ICodec<T>
    {
        var start = at;
        at = reader.ReadLength(at, List, out var count);
        array = null;
        if (count < 0)
        {
            return at;
        }

        reader.Enter(start);
        array = count == 0 ? [] : new T[reader.CapacityFor<T>(at, count)];
        for (var i = 0; i < count; i++)
        {
            if (i == array.Length)
            {
                Array.Resize(ref array, (int)Math.Min(count, array.Length * 2L));
            }

            at = TCodec.ReadBinary(ref reader, at, out array[i]);
        }

        reader.Leave();
        return at;
    }

    public static int ReadList<T, TCodec>(ref BinaryFieldReader reader, int at, out List<T>? list) where TCodec : ICodec<T>
    {
        var start = at;
        at = reader.ReadLength(at, List, out var count);
        list = null;
        if (count < 0)
        {
            return at;
        }

        reader.Enter(start);
        list = new List<T>(reader.CapacityFor<T>(at, count));
        for (var i = 0; i < count; i++)
        {
            at = TCodec.ReadBinary(ref reader, at, out var element);
            list.Add(element);
        }

        reader.Leave();
        return at;
    }

    /// <summary>Reads a dictionary; of a repeated key the last one counts.</summary>
    public static int ReadEntries<T, TCodec>(ref BinaryFieldReader reader, int at, out Dictionary<string, T>? entries) where TCodec : ICodec<T>
    {
        var start = at;
        at = reader.ReadLength(at, Entries, out var count);
        entries = null;
        if (count < 0)
        {
            return at;
        }

        reader.Enter(start);
        entries = new Dictionary<string, T>(reader.CapacityFor<(T, string, long, long)>(at, count), StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            start = at;
            at = reader.ReadText(at, "a key", out var key);
            at = TCodec.ReadBinary(ref reader, key is null ? throw reader.Expected(start, "a key") : at, out var value);
            entries[key] = value;
        }

        reader.Leave();
        return at;
    }

    private static int WriteOneByOne<T, TCodec>(ref BinaryFieldWriter writer, int at, IReadOnlyList<T> elements) where TCodec : ICodec<T>
    {
        var count = elements.Count;
        at = writer.BeginElements(at, count);
        for (var i = 0; i < count; i++)
        {
            writer.Reserve(at, BinaryFieldWriter.ScalarRoom);
            at = TCodec.WriteBinary(ref writer, at, elements[i]);
        }

        writer.EndElements();
        return at;
    }

    private static int WriteEntriesOneByOne<T, TCodec>(ref BinaryFieldWriter writer, int at, IReadOnlyDictionary<string, T> entries) where TCodec : ICodec<T>
    {
        var left = entries.Count;
        at = writer.BeginElements(at, left);
        foreach (var (key, value) in entries)
        {
            at = WriteEntry<T, TCodec>(ref writer, at, key, value);
            left--;
        }

        // The number of entries stands before them.
        if (left != 0)
        {
            throw new InvalidOperationException("A dictionary changed while it was written.");
        }

        writer.EndElements();
        return at;
    }

    private static int WriteEntry<T, TCodec>(ref BinaryFieldWriter writer, int at, string key, T value) where TCodec : ICodec<T>
    {
        at = writer.WriteText(at, key);
        writer.Reserve(at, BinaryFieldWriter.ScalarRoom);
        return TCodec.WriteBinary(ref writer, at, value);
    }
}
