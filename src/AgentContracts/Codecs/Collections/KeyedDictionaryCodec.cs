namespace AgentContracts.Codecs;

/// <summary>A dictionary whose keys are integers, GUIDs or enum values, in JSON an object.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TText">How they are property names.</typeparam>
/// <typeparam name="TKeyCodec">How they travel in binary.</typeparam>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct KeyedDictionaryCodec<TKey, TText, TKeyCodec, T, TCodec> : ICodec<Dictionary<TKey, T>>
    where TKey : struct
    where TText : IKeyText<TKey>
    where TKeyCodec : ICodec<TKey>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, Dictionary<TKey, T> value) =>
        KeyedElements<TKey, TText, TKeyCodec, T, TCodec>.WriteJson(ref writer, at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out Dictionary<TKey, T> value)
    {
        at = KeyedElements<TKey, TText, TKeyCodec, T, TCodec>.ReadJson(ref reader, at, out var entries);
        value = entries;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, Dictionary<TKey, T> value) =>
        ref KeyedElements<TKey, TText, TKeyCodec, T, TCodec>.WriteBinary(ref writer, ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out Dictionary<TKey, T> value)
    {
        at = KeyedElements<TKey, TText, TKeyCodec, T, TCodec>.ReadBinary(ref reader, at, out var entries);
        value = entries;
        return at;
    }
}
