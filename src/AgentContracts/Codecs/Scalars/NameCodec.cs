namespace AgentContracts.Codecs;

/// <summary>A name that is never null and comes again and again.</summary>
internal readonly struct NameCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, string value) => writer.WriteText(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out string value) => reader.ReadPresentText(at, "a string", out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, string value) => ref StringCodec.WriteBinary(ref writer, ref to, value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out string value) => StringCodec.ReadBinary(ref reader, at, out value);
}
