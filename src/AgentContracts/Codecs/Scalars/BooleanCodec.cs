using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A truth value.</summary>
public readonly struct BooleanCodec : ICodec<bool>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, bool value) => writer.WriteBoolean(at, value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonFieldReader reader) => reader.Json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw reader.Expected("true or false"),
    };

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, bool value) => writer.WriteByte(value ? (byte)1 : (byte)0);

    /// <inheritdoc/>
    public static bool ReadBinary(ref BinaryFieldReader reader) => reader.ReadByte("true or false") switch
    {
        1 => true,
        0 => false,
        _ => throw reader.Expected("true or false"),
    };
}
