using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>What the collection codecs have in common in binary.</summary>
internal static class BinaryElements
{
    private const string List = "a list no longer than the bytes that follow";

    // So many elements there is room for together, less one for their number.
    private const int Few = (BinaryFieldWriter.RowRoom / BinaryFieldWriter.ScalarRoom) - 1;

    private const int EntryRoom = 2 * BinaryFieldWriter.ScalarRoom;
    private const string Entries = "a dictionary no longer than the bytes that follow";

    public static ref byte Write<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, ReadOnlySpan<T> elements) where TCodec : ICodec<T> =>
        // Code for strings alone: what all references share would have to look up how each is written.
        ref TextCodecs.Have<TCodec>() ? ref WriteTexts(ref writer, ref to, TextCodecs.Texts(elements))
            : ref elements.Length <= Few && IsLeaf<T>() ? ref WriteFew<T, TCodec>(ref writer, ref to, elements)
            : ref WriteMany<T, TCodec>(ref writer, ref to, elements);

    public static ref byte WriteList<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, IReadOnlyList<T>? elements) where TCodec : ICodec<T>
    {
        if (elements is null)
        {
            return ref writer.WriteNull(ref to);
        }

        // The exact type is cheaper to ask for than whether it can be cast.
        if (elements.GetType() == typeof(T[]))
        {
            return ref Write<T, TCodec>(ref writer, ref to, Unsafe.As<T[]>(elements));
        }

        if (elements.GetType() == typeof(List<T>))
        {
            return ref Write<T, TCodec>(ref writer, ref to, CollectionsMarshal.AsSpan(Unsafe.As<List<T>>(elements)));
        }

        return ref WriteOneByOne<T, TCodec>(ref writer, ref to, elements);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref byte WriteEntries<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, IReadOnlyDictionary<string, T>? entries) where TCodec : ICodec<T>
    {
        if (entries is null)
        {
            return ref writer.WriteNull(ref to);
        }

        if (entries.GetType() != typeof(Dictionary<string, T>))
        {
            return ref WriteEntriesOneByOne<T, TCodec>(ref writer, ref to, entries);
        }

        // Its enumerator is a struct.
        var dictionary = Unsafe.As<Dictionary<string, T>>(entries);
        to = ref writer.BeginElements(ref to, dictionary.Count);
        foreach (var (key, value) in dictionary)
        {
            to = ref writer.Reserve(ref to, EntryRoom);
            to = ref writer.WriteText(ref to, key);
            to = ref TCodec.WriteBinary(ref writer, ref to, value);
        }

        writer.EndElements();
        return ref to;
    }

    public static int ReadArray<T, TCodec>(ref BinaryFieldReader reader, int at, out T[]? array) where TCodec : ICodec<T>
    {
        if (reader.IsAtElement)
        {
            return reader.ReadInner<T[], ArrayCodec<T, TCodec>>(at, out array);
        }

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

            reader.AtElement(i);
            at = TCodec.ReadBinary(ref reader, at, out array[i]);
        }

        reader.Leave();
        return at;
    }

    public static int ReadList<T, TCodec>(ref BinaryFieldReader reader, int at, out List<T>? list) where TCodec : ICodec<T>
    {
        if (reader.IsAtElement)
        {
            return reader.ReadInner<List<T>, ListCodec<T, TCodec>>(at, out list);
        }

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
            reader.AtElement(i);
            at = TCodec.ReadBinary(ref reader, at, out var element);
            list.Add(element);
        }

        reader.Leave();
        return at;
    }

    /// <summary>Reads a dictionary; of a repeated key the last one counts.</summary>
    public static int ReadEntries<T, TCodec>(ref BinaryFieldReader reader, int at, out Dictionary<string, T>? entries) where TCodec : ICodec<T>
    {
        if (reader.IsAtElement)
        {
            return reader.ReadInner<Dictionary<string, T>, DictionaryCodec<T, TCodec>>(at, out entries);
        }

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
            reader.AtElement(i);
            at = reader.ReadText(at, "a key", out var key);
            at = TCodec.ReadBinary(ref reader, key is null ? throw reader.Expected(start, "a key") : at, out var value);
            entries[key] = value;
        }

        reader.Leave();
        return at;
    }

    // A constant to the compiler.
    private static bool IsLeaf<T>() => typeof(T).IsPrimitive || typeof(T).IsEnum || typeof(T) == typeof(decimal);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte WriteTexts(ref BinaryFieldWriter writer, ref byte to, ReadOnlySpan<string?> elements)
    {
        to = ref writer.WriteLeafCount(ref to, elements.Length);
        if (elements.Length <= Few)
        {
            foreach (var text in elements)
            {
                to = ref writer.WriteText(ref to, text);
            }
        }
        else
        {
            foreach (var text in elements)
            {
                to = ref writer.WriteText(ref writer.Reserve(ref to, BinaryFieldWriter.ScalarRoom), text);
            }
        }

        return ref to;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte WriteFew<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, ReadOnlySpan<T> elements) where TCodec : ICodec<T>
    {
        to = ref writer.WriteLeafCount(ref to, elements.Length);
        foreach (var element in elements)
        {
            to = ref TCodec.WriteBinary(ref writer, ref to, element);
        }

        return ref to;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte WriteMany<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, ReadOnlySpan<T> elements) where TCodec : ICodec<T>
    {
        to = ref writer.BeginElements(ref to, elements.Length);
        foreach (var element in elements)
        {
            to = ref TCodec.WriteBinary(ref writer, ref writer.Reserve(ref to, BinaryFieldWriter.ScalarRoom), element);
        }

        writer.EndElements();
        return ref to;
    }

    private static ref byte WriteOneByOne<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, IReadOnlyList<T> elements) where TCodec : ICodec<T>
    {
        var count = elements.Count;
        to = ref writer.BeginElements(ref to, count);
        for (var i = 0; i < count; i++)
        {
            to = ref writer.Reserve(ref to, BinaryFieldWriter.ScalarRoom);
            to = ref TCodec.WriteBinary(ref writer, ref to, elements[i]);
        }

        writer.EndElements();
        return ref to;
    }

    private static ref byte WriteEntriesOneByOne<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, IReadOnlyDictionary<string, T> entries) where TCodec : ICodec<T>
    {
        var left = entries.Count;
        to = ref writer.BeginElements(ref to, left);
        foreach (var (key, value) in entries)
        {
            to = ref writer.Reserve(ref to, EntryRoom);
            to = ref writer.WriteText(ref to, key);
            to = ref TCodec.WriteBinary(ref writer, ref to, value);
            left--;
        }

        // The number of entries stands before them.
        if (left != 0)
        {
            throw new InvalidOperationException("A dictionary changed while it was written.");
        }

        writer.EndElements();
        return ref to;
    }
}
