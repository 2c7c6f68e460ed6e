namespace AgentContracts.Codecs;

/// <summary>A read-only list, in JSON an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct ReadOnlyListCodec<T, TCodec> : ICodec<IReadOnlyList<T>> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, IReadOnlyList<T> value) => Elements.WriteList<T, TCodec>(ref writer, at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out IReadOnlyList<T> value)
    {
        at = ArrayCodec<T, TCodec>.ReadJson(ref reader, at, out var array);
        value = array;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, IReadOnlyList<T> value) => ref BinaryElements.WriteList<T, TCodec>(ref writer, ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out IReadOnlyList<T> value)
    {
        at = BinaryElements.ReadArray<T, TCodec>(ref reader, at, out var array);
        value = array!;
        return at;
    }
}
