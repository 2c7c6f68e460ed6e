using System.Buffers;
using System.Buffers.Text;

namespace AgentContracts.Codecs;

/// <summary>Bytes as text.</summary>
internal static class Base64Text
{
    private const int Characters = 4;
    private const int Bytes = 3;

    /// <summary>The bytes; <see langword="false"/> where the text is no base64. White space in it is passed over.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        // Without white space this is their number, so that nothing is copied; with it, there are fewer.
        var padding = text.Length - text.TrimEnd((byte)'=').Length;
        bytes = new byte[Math.Max((text.Length / Characters * Bytes) - padding, 0)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var length) != OperationStatus.Done)
        {
            return false;
        }

        bytes = length == bytes.Length ? bytes : bytes[..length];
        return true;
    }
}
