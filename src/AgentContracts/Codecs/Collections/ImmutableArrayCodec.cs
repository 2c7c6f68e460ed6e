using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>An immutable array, in JSON an array; one that was never made is null.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">How they travel.</typeparam>
public readonly struct ImmutableArrayCodec<T, TCodec> : ICodec<ImmutableArray<T>> where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, ImmutableArray<T> value) =>
        value.IsDefault ? writer.WriteNull(at) : Elements.Write<T, TCodec>(ref writer, at, value.AsSpan());

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out ImmutableArray<T> value)
    {
        at = ArrayCodec<T, TCodec>.ReadJson(ref reader, at, out var array);
        value = ImmutableCollectionsMarshal.AsImmutableArray(array);
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, ImmutableArray<T> value) =>
        ref value.IsDefault ? ref writer.WriteNull(ref to) : ref BinaryElements.Write<T, TCodec>(ref writer, ref to, value.AsSpan());

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out ImmutableArray<T> value)
    {
        at = BinaryElements.ReadArray<T, TCodec>(ref reader, at, out var array);
        value = ImmutableCollectionsMarshal.AsImmutableArray(array);
        return at;
    }
}
