namespace AgentContracts.Codecs;

/// <summary>A name that is never null and comes again and again.</summary>
internal readonly struct NameCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, string value) => writer.WriteText(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out string value) => reader.ReadPresentText(at, "a string", out value);

    /// <inheritdoc/>
    public static int WriteBinary(ref BinaryFieldWriter writer, int at, string value) => StringCodec.WriteBinary(ref writer, at, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out string value) => StringCodec.ReadBinary(ref reader, at, out value);
}
