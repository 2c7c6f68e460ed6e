using System.Buffers;
using System.Text;

namespace AgentContracts.Codecs;

/// <summary>A UTF-16 unit that is a character by itself, in JSON a string of it.</summary>
public readonly struct CharCodec : ICodec<char>
{
    private const string Expected = "a single character of the basic plane";

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, char value) => writer.WriteChar(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out char value)
    {
        var end = reader.ReadSymbol(at, Expected, out var text);
        var isCharacter = Rune.DecodeFromUtf8(text, out var rune, out var consumed) == OperationStatus.Done && consumed == text.Length && rune.IsBmp;
        value = isCharacter ? (char)rune.Value : throw reader.Expected(reader.SkipSpace(at), Expected);
        return end;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, char value) =>
        ref BinaryFieldWriter.PutUInt16(ref to, !char.IsSurrogate(value) ? value : throw new ArgumentException("A character is half of a surrogate pair.", nameof(value)));

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out char value)
    {
        var end = reader.ReadUInt16(at, Expected, out var unit);
        value = !char.IsSurrogate((char)unit) ? (char)unit : throw reader.Expected(at, Expected);
        return end;
    }
}
