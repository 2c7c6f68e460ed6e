namespace AgentContracts.Codecs;

/// <summary>Text.</summary>
public readonly struct StringCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, string value) => writer.WriteText(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out string value)
    {
        at = reader.ReadText(at, "a string", out var text);
        value = text!;
        return at;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, string value) => ref writer.WriteText(ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out string value)
    {
        at = reader.ReadText(at, "a string", out var text);
        value = text!;
        return at;
    }
}
