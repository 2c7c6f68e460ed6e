using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>Text beyond ASCII in which every character stands for itself in JSON.</summary>
internal static class ForeignText
{
    /// <summary>Copies a text as UTF-8 if it is such; what the destination holds otherwise is not said.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Three bytes for each character, and 16 more.</param>
    /// <param name="length">How many bytes the text has become.</param>
    public static bool TryCopy(string text, ref byte destination, out int length)
    {
        ref var end = ref Utf8Blocks.WriteRun<PlainUnits>(text, 0, ref destination, out var at);
        if (at < text.Length)
        {
            if (!JsonCharacters.ArePlain(text.AsSpan(at)))
            {
                length = 0;
                return false;
            }

            end = ref Utf8Blocks.WriteRest(text, at, ref end);
        }

        length = (int)Unsafe.ByteOffset(ref destination, ref end);
        return true;
    }
}
