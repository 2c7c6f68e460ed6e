using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>An array of bytes, in JSON in base64.</summary>
public readonly struct BytesCodec : ICodec<byte[]>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, byte[] value) => value is null ? writer.WriteNull(at) : writer.WriteBytes(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out byte[] value)
    {
        if (reader.TryReadNull(ref at))
        {
            value = null!;
            return at;
        }

        const string Expected = "bytes in base64";
        var end = reader.ReadSymbol(at, Expected, out var text);
        return Base64Text.TryDecode(text, out value) ? end : throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, byte[] value) => ref value is null ? ref writer.WriteNull(ref to) : ref Write(ref writer, ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out byte[] value)
    {
        const string Expected = "no more bytes than follow";
        var start = reader.ReadLength(at, Expected, out var length);
        if (length < 0)
        {
            value = null!;
            return start;
        }

        value = reader.Take(start, length, Expected).ToArray();
        return start + length;
    }

    internal static ref byte Write(ref BinaryFieldWriter writer, ref byte to, scoped ReadOnlySpan<byte> bytes)
    {
        to = ref Begin(ref writer, ref to, bytes.Length);
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref to, bytes.Length));
        return ref Unsafe.Add(ref to, (nint)bytes.Length);
    }

    /// <summary>Writes how many bytes follow, and makes room for them.</summary>
    internal static ref byte Begin(ref BinaryFieldWriter writer, ref byte to, int length)
    {
        to = ref writer.Reserve(ref to, checked(length + BinaryFieldWriter.ScalarRoom));
        return ref BinaryFieldWriter.PutVarint(ref to, (uint)length + 1);
    }
}
