namespace AgentContracts.Codecs;

/// <summary>A read-only dictionary with string keys, in JSON an object.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct ReadOnlyDictionaryCodec<T, TCodec> : ICodec<IReadOnlyDictionary<string, T>> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, IReadOnlyDictionary<string, T> value) => Elements.WriteEntries<T, TCodec>(ref writer, at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out IReadOnlyDictionary<string, T> value)
    {
        at = DictionaryCodec<T, TCodec>.ReadJson(ref reader, at, out var entries);
        value = entries;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, IReadOnlyDictionary<string, T> value) => ref BinaryElements.WriteEntries<T, TCodec>(ref writer, ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out IReadOnlyDictionary<string, T> value)
    {
        at = BinaryElements.ReadEntries<T, TCodec>(ref reader, at, out var entries);
        value = entries!;
        return at;
    }
}
