namespace AgentContracts.Codecs;

/// <summary>What the codecs of sets have in common. Of elements that are equal one remains.</summary>
internal static class SetElements
{
    public static int WriteJson<T, TCodec>(ref JsonFieldWriter writer, int at, IEnumerable<T>? elements) where TCodec : ICodec<T>
    {
        if (elements is null)
        {
            return writer.WriteNull(at);
        }

        var start = at;
        writer.Begin();
        foreach (var element in new Validation.Elements<T>(elements))
        {
            at = TCodec.WriteJson(ref writer, writer.Separate(at), element);
        }

        return writer.EndArray(start, at);
    }

    public static int ReadJson<T, TCodec>(ref JsonFieldReader reader, int at, out HashSet<T> elements) where TCodec : ICodec<T>
    {
        if (reader.TryReadNull(ref at))
        {
            elements = null!;
            return at;
        }

        at = reader.BeginArray(at);
        elements = [];
        while (reader.NextElement(ref at))
        {
            at = TCodec.ReadJson(ref reader, at, out var element);
            elements.Add(element);
        }

        return at;
    }

    public static ref byte WriteBinary<T, TCodec>(ref BinaryFieldWriter writer, ref byte to, IEnumerable<T>? elements, int count) where TCodec : ICodec<T>
    {
        if (elements is null)
        {
            return ref writer.WriteNull(ref to);
        }

        to = ref writer.BeginElements(ref to, count);
        foreach (var element in new Validation.Elements<T>(elements))
        {
            to = ref writer.Reserve(ref to, BinaryFieldWriter.ScalarRoom);
            to = ref TCodec.WriteBinary(ref writer, ref to, element);
            count--;
        }

        // The number of elements stands before them.
        if (count != 0)
        {
            throw new InvalidOperationException("A set changed while it was written.");
        }

        writer.EndElements();
        return ref to;
    }

    public static int ReadBinary<T, TCodec>(ref BinaryFieldReader reader, int at, out HashSet<T> elements) where TCodec : ICodec<T>
    {
        if (reader.IsAtElement)
        {
            return reader.ReadInner<HashSet<T>, HashSetCodec<T, TCodec>>(at, out elements);
        }

        var start = at;
        at = reader.ReadLength(at, "a set no longer than the bytes that follow", out var count);
        if (count < 0)
        {
            elements = null!;
            return at;
        }

        reader.Enter(start);
        elements = new HashSet<T>(reader.CapacityFor<(T, long, long)>(at, count));
        for (var i = 0; i < count; i++)
        {
            reader.AtElement(i);
            at = TCodec.ReadBinary(ref reader, at, out var element);
            elements.Add(element);
        }

        reader.Leave();
        return at;
    }
}
