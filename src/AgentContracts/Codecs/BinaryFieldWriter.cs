using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>
/// Writes values one behind the other as <see cref="BinaryFormat"/> says, straight into the span that the output offers. One that is too small is
/// exchanged for a pooled array, because lengths that stand before what they measure are filled in afterwards.
/// </summary>
public ref struct BinaryFieldWriter : IDisposable
{
    private const int FirstLength = 512;
    private const int LongestVarint = 10;
    private const int BitsPerByte = 7;
    private const int MostBytesPerChar = 3;

    // So short that a byte holds the length, whatever the characters are.
    private const int ShortText = (0x7f - 1) / MostBytesPerChar;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _bytes;
    private byte[]? _rented;
    private int _written;
    private int _depth = 1;

    /// <summary>A writer before the first byte.</summary>
    public BinaryFieldWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _bytes = output.GetSpan(FirstLength);
    }

    /// <summary>What has been written.</summary>
    internal readonly Span<byte> Written => _bytes[.._written];

    /// <summary>Writes how many fields follow.</summary>
    public void WriteFieldCount(int count) => WriteVarint((ulong)count);

    /// <summary>Hands what has been written to the output; nothing may be written afterwards.</summary>
    public readonly void Flush()
    {
        if (_rented is null)
        {
            _output.Advance(_written);
        }
        else
        {
            _output.Write(Written);
        }
    }

    /// <summary>Lets go of what was borrowed.</summary>
    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            _bytes = default;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    internal void WriteByte(byte value)
    {
        Room(1)[0] = value;
        _written++;
    }

    internal void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

    internal void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    internal void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    internal void WriteZigzag(long value) => WriteVarint((ulong)((value << 1) ^ (value >> 63)));

    internal void WriteVarint(ulong value)
    {
        var room = Room(LongestVarint);
        var length = 0;
        for (; value > 0x7f; value >>= 7)
        {
            room[length++] = (byte)(value | 0x80);
        }

        room[length++] = (byte)value;
        _written += length;
    }

    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    internal void WriteText(string? text)
    {
        if (text is null)
        {
            WriteNull();
            return;
        }

        if (text.Length <= ShortText)
        {
            var room = Room(1 + (text.Length * MostBytesPerChar));
            var length = Encode(text, room[1..]);
            room[0] = (byte)(length + 1);
            _written += length + 1;
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        WriteVarint((ulong)bytes + 1);
        Encode(text, Take(bytes));
    }

    internal void WriteNull() => WriteByte(0);

    /// <summary>Writes how many elements follow, and goes a level deeper.</summary>
    internal void BeginElements(int count)
    {
        Enter();
        WriteVarint((ulong)count + 1);
    }

    internal void EndElements() => _depth--;

    /// <summary>Leaves room for the length of what follows, and goes a level deeper.</summary>
    /// <returns>What <see cref="EndPart"/> asks for.</returns>
    internal int BeginPart()
    {
        Enter();
        WriteByte(0);
        return _written;
    }

    internal void EndPart(int start)
    {
        _depth--;
        var length = _written - start;
        var more = BitOperations.Log2((uint)length + 1) / BitsPerByte;
        if (more > 0)
        {
            // Rare: most parts are so short that a byte holds their length.
            Room(more);
            _bytes[start.._written].CopyTo(_bytes[(start + more)..]);
        }

        _written = start - 1;
        WriteVarint((ulong)length + 1);
        _written += length;
    }

    /// <summary>The next bytes, to be filled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<byte> Take(int length)
    {
        var taken = Room(length)[..length];
        _written += length;
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _written < length)
        {
            Grow(length);
        }

        return _bytes[_written..];
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_bytes.Length * 2, _written + length)));
        Written.CopyTo(larger);
        if (_rented is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        _bytes = _rented = larger;
    }

    private void Enter()
    {
        if (_depth == BinaryFormat.MaxDepth)
        {
            throw new ArgumentException($"Parts and collections stand in each other deeper than {BinaryFormat.MaxDepth} levels.");
        }

        _depth++;
    }

    private static int Encode(string text, Span<byte> destination) =>
        Utf8.FromUtf16(text, destination, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
            ? length
            : throw new ArgumentException("A text is not well-formed UTF-16.");
}
