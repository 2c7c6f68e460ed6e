namespace AgentContracts.Codecs;

/// <summary>A URI, absolute or relative, as the text that it was made from.</summary>
public readonly struct UriCodec : ICodec<Uri>
{
    private const string Expected = "a URI";

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, Uri value) => writer.WriteText(at, value?.OriginalString);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out Uri value)
    {
        var end = reader.ReadText(at, Expected, out var text);
        return TryParse(text, out value) ? end : throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, Uri value) =>
        ref writer.WriteText(ref writer.Reserve(ref to, BinaryFieldWriter.ScalarRoom), value?.OriginalString);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out Uri value)
    {
        var end = reader.ReadText(at, Expected, out var text);
        return TryParse(text, out value) ? end : throw reader.Expected(at, Expected);
    }

    private static bool TryParse(string? text, out Uri value)
    {
        value = null!;
        return text is null || Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!);
    }
}
