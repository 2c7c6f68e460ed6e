namespace AgentContracts.Codecs;

/// <summary>Text of a member marked <see cref="InternedAttribute"/>: one that has been read before is the same string, if it is short.</summary>
public readonly struct InternedStringCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, string value) => writer.WriteText(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out string value)
    {
        at = reader.ReadInternedText(at, "a string", out var text);
        value = text!;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, string value) => ref writer.WriteText(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out string value)
    {
        at = reader.ReadInternedText(at, "a string", out var text);
        value = text!;
        return at;
    }
}
