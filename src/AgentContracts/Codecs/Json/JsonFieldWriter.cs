using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>
/// Writes properties and values one behind the other, straight into the span that the output offers. One that is too small is exchanged for a pooled
/// array; nothing reaches the output before <see cref="Flush"/>.
/// </summary>
/// <remarks>
/// <para>
/// Where to write is handed in and where the next thing goes is handed back, so that the position stays in a register: kept here, it would go through
/// memory twice for each field, which costs more than most fields do.
/// </para>
/// <para>
/// Every property and element has its comma before it; where an object or array ends, its first comma becomes its opening brace. A name and a separator
/// make room for the longest number, time or id too, so that those are written without asking again.
/// </para>
/// </remarks>
public ref partial struct JsonFieldWriter
{
    /// <summary>No number, time or id is longer, with the quotes around it and the braces behind it.</summary>
    internal const int ScalarRoom = 64;

    private const int FirstLength = 512;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _bytes;
    private byte[]? _rented;
    private int _depth;

    /// <summary>A writer whose first byte is at 0.</summary>
    public JsonFieldWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _bytes = output.GetSpan(FirstLength);
    }

    /// <summary>Writes what stands before a value: <c>,"name":</c>.</summary>
    /// <param name="at">Where to.</param>
    /// <param name="text">A constant, the name in it escaped.</param>
    /// <returns>Where the value goes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Name(int at, ReadOnlySpan<byte> text)
    {
        Ensure(at, text.Length + ScalarRoom);
        Unsafe.CopyBlockUnaligned(ref Place(at), ref MemoryMarshal.GetReference(text), (uint)text.Length);
        return at + text.Length;
    }

    /// <summary>Goes into an object or array; its first property or element is written where its brace or bracket will be.</summary>
    /// <exception cref="ArgumentException">It stands in more others than a reader goes into.</exception>
    public void Begin()
    {
        if (++_depth > BinaryFormat.MaxDepth)
        {
            ThrowTooDeep();
        }
    }

    /// <summary>Ends the object that began at <paramref name="start"/>.</summary>
    /// <returns>Where the next thing goes.</returns>
    public int EndObject(int start, int at) => End(start, at, (byte)'{', (byte)'}');

    /// <summary>Ends the array that began at <paramref name="start"/>.</summary>
    /// <returns>Where the next thing goes.</returns>
    public int EndArray(int start, int at) => End(start, at, (byte)'[', (byte)']');

    /// <summary>Hands the first <paramref name="length"/> bytes to the output; nothing may be written afterwards.</summary>
    // A pooled array does not go back where an exception comes first: the collector has it then.
    public void Flush(int length)
    {
        if (_rented is null)
        {
            _output.Advance(length);
        }
        else
        {
            FlushRented(length);
        }
    }

    /// <summary>Writes the comma before an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Separate(int at)
    {
        Ensure(at, 1 + ScalarRoom);
        return Put(at, (byte)',');
    }

    /// <summary>Writes the name of an enum's value as a string; nothing where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int WriteEnum<TEnum, TNames>(int at, TEnum value)
        where TEnum : struct, Enum
        where TNames : IEnumNames<TEnum>
    {
        var length = EnumTexts<TEnum, TNames>.TryWrite(value, ref Place(at));
        return length > 0 ? at + length : Raw(at, TNames.NameOf(value));
    }

    /// <summary>Writes JSON as it is.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int Raw(int at, scoped ReadOnlySpan<byte> json)
    {
        Ensure(at, json.Length + ScalarRoom);
        json.CopyTo(_bytes[at..]);
        return at + json.Length;
    }

    /// <summary>How many levels may stand in those that are open, so that a reader goes into all.</summary>
    internal readonly int LevelsLeft => BinaryFormat.MaxDepth - _depth;

    /// <summary>Writes JSON without what need not stand between its tokens, which leaves so many bytes.</summary>
    internal int WriteOpen(int at, scoped ReadOnlySpan<byte> json, int length)
    {
        Ensure(at, checked(length + ScalarRoom));
        OpenJson.CopyCompact(json, _bytes.Slice(at, length));
        return at + length;
    }

    internal int WriteNull(int at) => Name(at, "null"u8);

    internal int WriteBoolean(int at, bool value) => value ? Name(at, "true"u8) : Name(at, "false"u8);

    private readonly ref byte Place(int at) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), (nint)(uint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Put(int at, byte value)
    {
        Place(at) = value;
        return at + 1;
    }

    private int End(int start, int at, byte opening, byte closing)
    {
        _depth--;
        Ensure(at, 2 + ScalarRoom);
        at = at == start ? at + 1 : at;
        Place(start) = opening;
        return Put(at, closing);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int at, int length)
    {
        if (_bytes.Length - at < length)
        {
            Grow(at, length);
        }
    }

    // What is rare stands in methods of its own, so that what is not needs no room for it on the stack.
    [DoesNotReturn]
    private static void ThrowTooDeep() => throw BinaryFormat.TooDeep();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FlushRented(int length)
    {
        var rented = _rented!;
        _rented = null;
        _bytes = default;
        _output.Write(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int at, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_bytes.Length * 2, at + length)));
        _bytes[..at].CopyTo(larger);
        if (_rented is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        _bytes = _rented = larger;
    }
}
