using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>
/// Writes values one behind the other as <see cref="BinaryFormat"/> says, straight into the span that the output offers. One that is too small is
/// exchanged for a pooled array, because lengths that stand before what they measure are filled in afterwards.
/// </summary>
/// <remarks>
/// Where to write is handed in and where the next thing goes is handed back, so that the position stays in a register; see <see cref="JsonFieldWriter"/>.
/// Numbers, times and ids are written into room that was reserved for all that stand in a row; everything else makes its own.
/// </remarks>
public ref struct BinaryFieldWriter : IDisposable
{
    /// <summary>No number, time or id is longer, a byte before it included.</summary>
    internal const int ScalarRoom = 32;

    private const int FirstLength = 512;
    private const int BitsPerByte = 7;

    // A length that a byte holds, and 1 for the difference to null.
    private const int ShortText = 0x7f - 1;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _bytes;
    private byte[]? _rented;
    private int _depth = 1;

    /// <summary>A writer whose first byte is at 0.</summary>
    public BinaryFieldWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _bytes = output.GetSpan(FirstLength);
    }

    /// <summary>Writes how many fields follow.</summary>
    /// <returns>Where the first of them goes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WriteFieldCount(int at, int count)
    {
        Reserve(at, ScalarRoom);
        return WriteVarint(at, (ulong)count);
    }

    /// <summary>Makes room for so many bytes of numbers, times and ids.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reserve(int at, int length)
    {
        if (_bytes.Length - at < length)
        {
            Grow(at, length);
        }
    }

    /// <summary>Hands the first <paramref name="length"/> bytes to the output; nothing may be written afterwards.</summary>
    public readonly void Flush(int length)
    {
        if (_rented is null)
        {
            _output.Advance(length);
        }
        else
        {
            _output.Write(_bytes[..length]);
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

    /// <summary>What has been written up to a place.</summary>
    internal readonly Span<byte> Written(int at) => _bytes[..at];

    /// <summary>So many bytes to be filled, for which there is room.</summary>
    internal readonly Span<byte> Room(int at, int length) => _bytes.Slice(at, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteByte(int at, byte value)
    {
        Place(at) = value;
        return at + sizeof(byte);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteUInt16(int at, ushort value)
    {
        Unsafe.WriteUnaligned(ref Place(at), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        return at + sizeof(ushort);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteUInt32(int at, uint value)
    {
        Unsafe.WriteUnaligned(ref Place(at), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        return at + sizeof(uint);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteInt64(int at, long value)
    {
        Unsafe.WriteUnaligned(ref Place(at), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        return at + sizeof(long);
    }

    /// <exception cref="ArgumentException">The number is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteDouble(int at, double value)
    {
        if (!double.IsFinite(value))
        {
            ThrowNotFinite(value);
        }

        return WriteInt64(at, BitConverter.DoubleToInt64Bits(value));
    }

    /// <exception cref="ArgumentException">The number is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteSingle(int at, float value)
    {
        if (!float.IsFinite(value))
        {
            ThrowNotFinite(value);
        }

        return WriteUInt32(at, BitConverter.SingleToUInt32Bits(value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteZigzag(int at, long value) => WriteVarint(at, (ulong)((value << 1) ^ (value >> 63)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteVarint(int at, ulong value)
    {
        while (value > 0x7f)
        {
            Place(at++) = (byte)(value | 0x80);
            value >>= BitsPerByte;
        }

        return WriteByte(at, (byte)value);
    }

    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    internal int WriteText(int at, string? text)
    {
        if (text is null)
        {
            return WriteNull(at);
        }

        Reserve(at, text.Length + ScalarRoom);
        if (text.Length < ShortText && PlainText.TryCopy(text, ref Place(at + 1)))
        {
            Place(at) = (byte)(text.Length + 1);
            return at + text.Length + 1;
        }

        return WriteAnyText(at, text);
    }

    internal int WriteNull(int at)
    {
        Reserve(at, sizeof(byte));
        return WriteByte(at, 0);
    }

    /// <summary>Writes how many elements follow, and goes a level deeper.</summary>
    internal int BeginElements(int at, int count)
    {
        Enter();
        Reserve(at, ScalarRoom);
        return WriteVarint(at, (ulong)count + 1);
    }

    internal void EndElements() => _depth--;

    /// <summary>Leaves room for the length of what follows, and goes a level deeper.</summary>
    internal int BeginPart(int at)
    {
        Enter();
        return WriteNull(at);
    }

    /// <param name="start">What <see cref="BeginPart"/> gave.</param>
    /// <param name="at">Where the part ends.</param>
    internal int EndPart(int start, int at)
    {
        _depth--;
        var length = at - start;
        var more = BitOperations.Log2((uint)length + 1) / BitsPerByte;
        if (more > 0)
        {
            // Rare: most parts are so short that a byte holds their length.
            Reserve(at, more);
            _bytes[start..at].CopyTo(_bytes[(start + more)..]);
        }

        return WriteVarint(start - 1, (ulong)length + 1) + length;
    }

    private static void ThrowNotFinite(double value) => throw new ArgumentException($"{value} is not finite.", nameof(value));

    private readonly ref byte Place(int at) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), (nint)(uint)at);

    private int WriteAnyText(int at, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Reserve(at, length + ScalarRoom);
        at = WriteVarint(at, (ulong)length + 1);
        return Utf8.FromUtf16(text, _bytes.Slice(at, length), out _, out _, replaceInvalidSequences: false) == OperationStatus.Done
            ? at + length
            : throw new ArgumentException("A text is not well-formed UTF-16.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int at, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_bytes.Length * 2, at + length)));
        Written(at).CopyTo(larger);
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
}
