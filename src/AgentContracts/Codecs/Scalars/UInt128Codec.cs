using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>An unsigned 128-bit integer, in JSON a number.</summary>
public readonly struct UInt128Codec : ICodec<UInt128>
{
    private const string Expected = "an unsigned 128-bit integer";
    private const int Length = 16;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, UInt128 value) => writer.WriteUInt128(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out UInt128 value) => reader.ReadUInt128(at, Expected, out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, UInt128 value)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(BinaryFieldWriter.Sixteen(ref to), value);
        return ref Unsafe.Add(ref to, Length);
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out UInt128 value)
    {
        value = BinaryPrimitives.ReadUInt128LittleEndian(reader.Take(at, Length, Expected));
        return at + Length;
    }
}
