using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>Tells elements that are strings: code that all references share has to look up how an element is written, code for strings does not.</summary>
internal static class TextCodecs
{
    /// <summary>Whether a codec is one of strings; a constant to the compiler.</summary>
    public static bool Have<TCodec>() => typeof(TCodec) == typeof(StringCodec) || typeof(TCodec) == typeof(InternedStringCodec);

    /// <summary>The elements as what <see cref="Have{TCodec}"/> found them to be.</summary>
    public static ReadOnlySpan<string?> Texts<T>(ReadOnlySpan<T> elements) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, string?>(ref MemoryMarshal.GetReference(elements)), elements.Length);
}
