using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A 32-bit integer, in JSON a number.</summary>
public readonly struct Int32Codec : ICodec<int>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, int value) => writer.WriteInt64(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader) =>
        reader.Json.TokenType == JsonTokenType.Number && reader.Json.TryGetInt32(out var value) ? value : throw reader.Expected("a 32-bit integer");

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, int value) => writer.WriteZigzag(value);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader) => (int)reader.ReadZigzag(uint.MaxValue, "a 32-bit integer");
}
