namespace AgentContracts.Codecs;

/// <summary>A part, in JSON as an object of its own.</summary>
/// <typeparam name="T">The part.</typeparam>
public readonly struct PartCodec<T> : ICodec<T> where T : IContract<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, T value)
    {
        if (value is null)
        {
            return writer.WriteNull(at);
        }

        writer.Begin();
        return writer.EndObject(at, T.WriteJson(ref writer, at, value));
    }

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out T value)
    {
        if (default(T) is null && reader.TryReadNull(ref at))
        {
            value = default!;
            return at;
        }

        return reader.ReadPart(at, out value);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, T value)
    {
        if (value is null)
        {
            return ref writer.WriteNull(ref to);
        }

        var start = writer.BeginPart(ref to);
        return ref writer.EndPart(start, ref T.WriteBinary(ref writer, ref writer.PlaceAt(start), value));
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out T value)
    {
        const string Expected = "a part";
        var start = reader.ReadLength(at, Expected, out var length);
        if (length >= 0)
        {
            return reader.ReadPart(start, length, out value);
        }

        value = default!;
        return value is null ? start : throw reader.Expected(at, Expected);
    }
}
