namespace AgentContracts.Codecs;

/// <summary>A dictionary with string keys, in JSON an object.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct DictionaryCodec<T, TCodec> : ICodec<Dictionary<string, T>> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, Dictionary<string, T> value) => Elements.WriteEntries<T, TCodec>(ref writer, at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out Dictionary<string, T> value)
    {
        if (reader.TryReadNull(ref at))
        {
            value = null!;
            return at;
        }

        return Elements.ReadEntries<T, TCodec>(ref reader, at, out value);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, Dictionary<string, T> value) => ref BinaryElements.WriteEntries<T, TCodec>(ref writer, ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out Dictionary<string, T> value) =>
        BinaryElements.ReadEntries<T, TCodec>(ref reader, at, out value!);
}
