using System.Buffers.Text;

namespace AgentContracts.Codecs;

/// <summary>GUIDs as 32 hex digits in five groups.</summary>
public readonly struct GuidKeyText : IKeyText<Guid>
{
    private const int Length = 36;

    /// <inheritdoc/>
    public static string Expected => "a key that is a GUID";

    /// <inheritdoc/>
    public static int Write(ref JsonFieldWriter writer, int at, Guid key) => writer.WriteGuid(at, key);

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> text, out Guid key)
    {
        key = default;
        return text.Length == Length && Utf8Parser.TryParse(text, out key, out var consumed) && consumed == Length;
    }
}
