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
    public static int WriteBinary(ref BinaryFieldWriter writer, int at, byte[] value) => value is null ? writer.WriteNull(at) : Write(ref writer, at, value);

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

    internal static int Write(ref BinaryFieldWriter writer, int at, scoped ReadOnlySpan<byte> bytes)
    {
        writer.Reserve(at, checked(bytes.Length + BinaryFieldWriter.ScalarRoom));
        at = writer.WriteVarint(at, (ulong)bytes.Length + 1);
        bytes.CopyTo(writer.Room(at, bytes.Length));
        return at + bytes.Length;
    }
}
