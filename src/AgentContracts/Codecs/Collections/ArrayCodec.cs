namespace AgentContracts.Codecs;

/// <summary>An array, in JSON an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct ArrayCodec<T, TCodec> : ICodec<T[]> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, T[] value) =>
        value is null ? writer.WriteNull(at) : Elements.Write<T, TCodec>(ref writer, at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out T[] value)
    {
        if (reader.TryReadNull(ref at))
        {
            value = null!;
            return at;
        }

        return Elements.ReadArray<T, TCodec>(ref reader, at, out value);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, T[] value) =>
        ref value is null ? ref writer.WriteNull(ref to) : ref BinaryElements.Write<T, TCodec>(ref writer, ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out T[] value) =>
        BinaryElements.ReadArray<T, TCodec>(ref reader, at, out value!);
}
