namespace AgentContracts.Codecs;

/// <summary>A set of any kind, in JSON an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct SetCodec<T, TCodec> : ICodec<ISet<T>> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, ISet<T> value) => SetElements.WriteJson<T, TCodec>(ref writer, at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out ISet<T> value)
    {
        at = SetElements.ReadJson<T, TCodec>(ref reader, at, out var elements);
        value = elements;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, ISet<T> value) => ref SetElements.WriteBinary<T, TCodec>(ref writer, ref to, value, value?.Count ?? 0);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out ISet<T> value)
    {
        at = SetElements.ReadBinary<T, TCodec>(ref reader, at, out var elements);
        value = elements;
        return at;
    }
}
