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
    public static void WriteBinary(ref BinaryFieldWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        var start = writer.BeginPart();
        T.WriteBinary(ref writer, value);
        writer.EndPart(start);
    }

    /// <inheritdoc/>
    public static T ReadBinary(ref BinaryFieldReader reader)
    {
        const string Expected = "a part";
        var length = reader.ReadLength(Expected);
        return length >= 0 ? reader.ReadPart<T>(length)
            : default(T) is null ? default!
            : throw reader.Expected(Expected);
    }
}
