using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>A 128-bit integer, in JSON a number.</summary>
public readonly struct Int128Codec : ICodec<Int128>
{
    private const string Expected = "a 128-bit integer";
    private const int Length = 16;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, Int128 value) => writer.WriteInt128(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out Int128 value) => reader.ReadInt128(at, Expected, out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, Int128 value)
    {
        BinaryPrimitives.WriteInt128LittleEndian(BinaryFieldWriter.Sixteen(ref to), value);
        return ref Unsafe.Add(ref to, Length);
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out Int128 value)
    {
        value = BinaryPrimitives.ReadInt128LittleEndian(reader.Take(at, Length, Expected));
        return at + Length;
    }
}
