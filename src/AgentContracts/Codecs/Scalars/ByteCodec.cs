using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A byte, in JSON a number.</summary>
public readonly struct ByteCodec : ICodec<byte>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, byte value) => writer.WriteUInt64(at, value);

    /// <inheritdoc/>
    public static byte ReadJson(ref JsonFieldReader reader) =>
        reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetByte(out var value) ? value : throw reader.Expected("an integer from 0 to 255");

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, byte value) => writer.WriteByte(value);

    /// <inheritdoc/>
    public static byte ReadBinary(ref BinaryFieldReader reader) => reader.ReadByte("a byte");
}
