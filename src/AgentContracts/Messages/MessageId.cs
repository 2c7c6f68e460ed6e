using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AgentContracts.Codecs;

namespace AgentContracts;

/// <summary>128 bits that name one message: a random half for the sending process and a counting half. Written as 32 lower-case hex digits.</summary>
/// <param name="Sender">The half that is the same for all messages of one source of ids.</param>
/// <param name="Number">The half that counts.</param>
public readonly record struct MessageId(ulong Sender, ulong Number) : ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>How many characters or UTF-8 bytes an id is written with.</summary>
    public const int Length = 32;

    private static readonly ulong ProcessHalf = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static ulong _count;

    /// <summary>Whether this is the id of nothing: all zero.</summary>
    public bool IsNone => Sender == 0 && Number == 0;

    /// <summary>The next id of this process. Costs an increment; a version-7 GUID costs about 400 ns.</summary>
    public static MessageId Next() => new(ProcessHalf, Interlocked.Increment(ref _count));

    /// <summary>Reads 32 hex digits of either case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MessageId id)
    {
        id = default;
        if (text.Length != Length
            || !ulong.TryParse(text[..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sender)
            || !ulong.TryParse(text[16..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        id = new(sender, number);
        return true;
    }

    /// <summary>Reads 32 hex digits of either case.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out MessageId id)
    {
        id = default;
        if (utf8.Length != Length)
        {
            return false;
        }

        ref var first = ref MemoryMarshal.GetReference(utf8);
        if (!HexDigits.TryRead(ref first, out var sender) || !HexDigits.TryRead(ref Unsafe.Add(ref first, HexDigits.Length), out var number))
        {
            return false;
        }

        id = new(sender, number);
        return true;
    }

    /// <summary>The 32 lower-case hex digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sender:x16}{Number:x16}");

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        charsWritten = 0;
        if (destination.Length < Length)
        {
            return false;
        }

        Sender.TryFormat(destination, out _, "x16", CultureInfo.InvariantCulture);
        Number.TryFormat(destination[16..], out _, "x16", CultureInfo.InvariantCulture);
        charsWritten = Length;
        return true;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        bytesWritten = 0;
        if (utf8Destination.Length < Length)
        {
            return false;
        }

        ref var first = ref MemoryMarshal.GetReference(utf8Destination);
        HexDigits.Write(Sender, ref first);
        HexDigits.Write(Number, ref Unsafe.Add(ref first, HexDigits.Length));
        bytesWritten = Length;
        return true;
    }
}
