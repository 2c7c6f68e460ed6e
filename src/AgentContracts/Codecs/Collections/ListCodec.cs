using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>A list, in JSON an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct ListCodec<T, TCodec> : ICodec<List<T>> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, List<T> value) =>
        value is null ? writer.WriteNull(at) : Elements.Write<T, TCodec>(ref writer, at, CollectionsMarshal.AsSpan(value));

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out List<T> value)
    {
        if (reader.TryReadNull(ref at))
        {
            value = null!;
            return at;
        }

        return Elements.ReadList<T, TCodec>(ref reader, at, out value);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, List<T> value) =>
        ref value is null ? ref writer.WriteNull(ref to) : ref BinaryElements.Write<T, TCodec>(ref writer, ref to, CollectionsMarshal.AsSpan(value));

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out List<T> value) =>
        BinaryElements.ReadList<T, TCodec>(ref reader, at, out value!);
}
