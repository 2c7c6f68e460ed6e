using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        length = 0;
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian || text.Length < Utf8Quads.Length || !JsonCharacters.ArePlain(ref source, text.Length))
        {
            return false;
        }

        var i = 0;
        for (; i <= text.Length - Utf8Quads.Length; i += Utf8Quads.Length)
        {
            length += Utf8Quads.Write(Utf8Quads.At(ref source, i), ref Unsafe.Add(ref destination, length));
        }

        if (i < text.Length)
        {
            length += Utf8Quads.WriteLast(Utf8Quads.At(ref source, text.Length - Utf8Quads.Length), text.Length - i, ref Unsafe.Add(ref destination, length));
        }

        return true;
    }
}
