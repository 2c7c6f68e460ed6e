using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A signed byte, in JSON a number.</summary>
public readonly struct SByteCodec : ICodec<sbyte>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, sbyte value) => writer.WriteInt64(at, value);

    /// <inheritdoc/>
    public static sbyte ReadJson(ref JsonFieldReader reader) =>
        reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetSByte(out var value) ? value : throw reader.Expected("an integer from -128 to 127");

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, sbyte value) => writer.WriteByte((byte)value);

    /// <inheritdoc/>
    public static sbyte ReadBinary(ref BinaryFieldReader reader) => (sbyte)reader.ReadByte("a signed byte");
}
