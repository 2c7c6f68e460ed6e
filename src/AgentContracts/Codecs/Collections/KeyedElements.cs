namespace AgentContracts.Codecs;

/// <summary>What the codecs of dictionaries whose keys are no strings have in common. Of a repeated key the last one counts.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TText">How they are property names.</typeparam>
/// <typeparam name="TKeyCodec">How they travel in binary.</typeparam>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
internal static class KeyedElements<TKey, TText, TKeyCodec, T, TCodec>
    where TKey : struct
    where TText : IKeyText<TKey>
    where TKeyCodec : ICodec<TKey>
    where TCodec : ICodec<T>
{
    public static int WriteJson(ref JsonFieldWriter writer, int at, IReadOnlyDictionary<TKey, T>? entries)
    {
        if (entries is null)
        {
            return writer.WriteNull(at);
        }

        var start = at;
        writer.Begin();
        foreach (var (key, value) in new Validation.Entries<TKey, T>(entries))
        {
            at = TText.Write(ref writer, writer.Separate(at), key);
            at = TCodec.WriteJson(ref writer, writer.Name(at, ":"u8), value);
        }

        return writer.EndObject(start, at);
    }

    public static int ReadJson(ref JsonFieldReader reader, int at, out Dictionary<TKey, T> entries)
    {
        if (reader.TryReadNull(ref at))
        {
            entries = null!;
            return at;
        }

        at = reader.BeginEntries(at);
        entries = [];
        while (reader.NextEntry<TKey, TText>(ref at, out var key))
        {
            at = TCodec.ReadJson(ref reader, at, out var value);
            entries[key] = value;
        }

        return at;
    }

    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, IReadOnlyDictionary<TKey, T>? entries)
    {
        if (entries is null)
        {
            return ref writer.WriteNull(ref to);
        }

        var left = entries.Count;
        to = ref writer.BeginElements(ref to, left);
        foreach (var (key, value) in new Validation.Entries<TKey, T>(entries))
        {
            to = ref writer.Reserve(ref to, 2 * BinaryFieldWriter.ScalarRoom);
            to = ref TKeyCodec.WriteBinary(ref writer, ref to, key);
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

    public static int ReadBinary(ref BinaryFieldReader reader, int at, out Dictionary<TKey, T> entries)
    {
        if (reader.IsAtElement)
        {
            return reader.ReadInner<Dictionary<TKey, T>, KeyedDictionaryCodec<TKey, TText, TKeyCodec, T, TCodec>>(at, out entries);
        }

        var start = at;
        at = reader.ReadLength(at, "a dictionary no longer than the bytes that follow", out var count);
        if (count < 0)
        {
            entries = null!;
            return at;
        }

        reader.Enter(start);
        entries = new Dictionary<TKey, T>(reader.CapacityFor<(TKey, T, long, long)>(at, count));
        for (var i = 0; i < count; i++)
        {
            reader.AtElement(i);
            at = TKeyCodec.ReadBinary(ref reader, at, out var key);
            at = TCodec.ReadBinary(ref reader, at, out var value);
            entries[key] = value;
        }

        reader.Leave();
        return at;
    }
}
