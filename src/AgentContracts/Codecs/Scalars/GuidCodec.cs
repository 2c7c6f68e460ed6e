using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A GUID, in JSON as 32 hex digits in five groups.</summary>
public readonly struct GuidCodec : ICodec<Guid>
{
    private const int Length = 16;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, Guid value) => writer.WriteGuid(at, value);

    /// <inheritdoc/>
    public static Guid ReadJson(ref JsonFieldReader reader) =>
        reader.IsText && reader.Json.TryGetGuid(out var value) ? value : throw reader.Expected("a GUID");

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, Guid value) => value.TryWriteBytes(writer.Take(Length), bigEndian: true, out _);

    /// <inheritdoc/>
    public static Guid ReadBinary(ref BinaryFieldReader reader) => new(reader.Take(Length, "a GUID"), bigEndian: true);
}
