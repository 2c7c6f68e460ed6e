using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>An unsigned 64-bit integer, in JSON a number.</summary>
public readonly struct UInt64Codec : ICodec<ulong>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, ulong value) => writer.WriteUInt64(at, value);

    /// <inheritdoc/>
    public static ulong ReadJson(ref JsonFieldReader reader) =>
        reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetUInt64(out var value) ? value : throw reader.Expected("an unsigned 64-bit integer");

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, ulong value) => writer.WriteVarint(value);

    /// <inheritdoc/>
    public static ulong ReadBinary(ref BinaryFieldReader reader) => reader.ReadVarint(ulong.MaxValue, "an unsigned 64-bit integer");
}
