using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>A GUID, in JSON as 32 hex digits in five groups.</summary>
public readonly struct GuidCodec : ICodec<Guid>
{
    private const int Length = 16;
    private const int TextLength = 36;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, Guid value) => writer.WriteGuid(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out Guid value)
    {
        var end = reader.ReadSymbol(at, "a GUID", out var text);
        return text.Length == TextLength && Utf8Parser.TryParse(text, out value, out var consumed) && consumed == TextLength ? end : throw reader.Expected(reader.SkipSpace(at), "a GUID");
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, Guid value)
    {
        value.TryWriteBytes(BinaryFieldWriter.Sixteen(ref to), bigEndian: true, out _);
        return ref Unsafe.Add(ref to, Length);
    }

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out Guid value)
    {
        value = new(reader.Take(at, Length, "a GUID"), bigEndian: true);
        return at + Length;
    }
}
