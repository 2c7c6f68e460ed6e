using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>Text.</summary>
public readonly struct StringCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, string value) => writer.WriteText(at, value);

    /// <inheritdoc/>
    public static string ReadJson(ref JsonFieldReader reader) => reader.IsNull ? null! : reader.ReadString();

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, string value) => writer.WriteText(value);

    /// <inheritdoc/>
    public static string ReadBinary(ref BinaryFieldReader reader) => reader.ReadText("a string")!;
}
