using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>
/// Writes values one behind the other as <see cref="BinaryFormat"/> says, straight into the span that the output offers. One that is too small is
/// exchanged for a pooled array, because lengths that stand before what they measure are filled in afterwards.
/// </summary>
/// <remarks>
/// Where to write is handed in and where the next thing goes is handed back, as a reference, so that it stays in a register and a value costs a store and an
/// addition. Nor is there a question for each whether it fits: what has no bound makes room for itself and leaves <see cref="RowRoom"/> behind, and numbers, times,
/// ids and short texts are written into that, one behind the other. At least one byte stays free behind the place: a reference just behind an array would no longer
/// move with it when the garbage collector does.
/// </remarks>
public ref partial struct BinaryFieldWriter
{
    /// <summary>No number, time, id or <see cref="ShortText"/> is longer, a byte before it included.</summary>
    internal const int ScalarRoom = 40;

    /// <summary>How much room there is behind all that has no bound.</summary>
    internal const int RowRoom = 8 * ScalarRoom;

    private const int FirstLength = 1024;

    // The message is a level itself.
    private const int MostBelow = BinaryFormat.MaxDepth - 1;

    private readonly IBufferWriter<byte> _output;
    private Span<byte> _bytes;
    private ref byte _last;
    private byte[]? _rented;
    private int _depth;

    /// <summary>A writer that begins at <see cref="Start"/>.</summary>
    public BinaryFieldWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        var bytes = output.GetSpan(FirstLength);
        _bytes = bytes;
        _last = ref LastOf(bytes);
    }

    /// <summary>Where the first byte goes.</summary>
    public readonly ref byte Start => ref MemoryMarshal.GetReference(_bytes);

    /// <summary>Writes how many fields follow.</summary>
    /// <returns>Where the first of them goes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte WriteFieldCount(ref byte to, int count) => ref PutVarint(ref Reserve(ref to, ScalarRoom), (uint)count);

    /// <summary>Makes room for so many bytes and for numbers, times, ids and short texts of 320 bytes behind them.</summary>
    /// <returns>The place, which is another one if what was written had to move.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Reserve(ref byte to, int length = 0)
    {
        if (RoomAt(ref to) < (nint)length + RowRoom)
        {
            to = ref Grow(ref to, length);
        }

        return ref to;
    }

    /// <summary>Hands what stands before a place to the output; nothing may be written afterwards.</summary>
    // A pooled array does not go back where an exception comes first: the collector has it then.
    public void Flush(ref byte end)
    {
        var length = LengthTo(ref end);
        if (_rented is null)
        {
            _output.Advance(length);
        }
        else
        {
            FlushRented(length);
        }
    }

    /// <summary>How many bytes stand before a place.</summary>
    internal readonly int LengthTo(ref byte to) => (int)Unsafe.ByteOffset(ref Start, ref to);

    /// <summary>The place that has so many bytes before it.</summary>
    internal readonly ref byte PlaceAt(int length) => ref Unsafe.Add(ref Start, (nint)(uint)length);

    /// <summary>What has been written up to a place.</summary>
    internal readonly Span<byte> Written(ref byte to) => _bytes[..LengthTo(ref to)];

    /// <summary>Writes null.</summary>
    internal ref byte WriteNull(ref byte to) => ref PutByte(ref Reserve(ref to, sizeof(byte)), 0);

    /// <summary>Writes how many elements follow, makes room for some of them, and goes a level deeper.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="count">How many.</param>
    internal ref byte BeginElements(ref byte to, int count)
    {
        Enter();
        return ref WriteLength(ref to, count);
    }

    internal void EndElements() => _depth--;

    /// <summary>Writes how many elements follow that none stand in.</summary>
    internal ref byte WriteLeafCount(ref byte to, int count)
    {
        EnsureLevel();
        return ref WriteLength(ref to, count);
    }

    /// <summary>How many levels may still be gone into.</summary>
    internal readonly int LevelsLeft => MostBelow - _depth;

    /// <summary>Leaves room for the length of what follows, and goes a level deeper.</summary>
    /// <returns>How many bytes stand before what follows.</returns>
    internal int BeginPart(ref byte to)
    {
        Enter();
        return LengthTo(ref WriteNull(ref to));
    }

    /// <param name="start">What <see cref="BeginPart"/> gave.</param>
    /// <param name="to">Where the part ends.</param>
    internal ref byte EndPart(int start, ref byte to)
    {
        _depth--;
        var length = LengthTo(ref to) - start;
        WordOf((uint)length + 1, out var more);
        to = ref Reserve(ref to, (int)more);
        if (more > 0)
        {
            // Rare: most parts are so short that a byte holds their length.
            _bytes.Slice(start, length).CopyTo(_bytes[(start + (int)more)..]);
        }

        return ref Unsafe.Add(ref PutExactVarint(ref PlaceAt(start - 1), (uint)length + 1), (nint)length);
    }

    // Before an empty span, where there is room for nothing.
    private static ref byte LastOf(Span<byte> bytes) => ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), bytes.Length - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly nint RoomAt(ref byte to) => Unsafe.ByteOffset(ref to, ref _last);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte Grow(ref byte to, int length)
    {
        var written = LengthTo(ref to);
        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_bytes.Length * 2, written + length + RowRoom + 1)));
        _bytes[..written].CopyTo(larger);
        if (_rented is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        _bytes = _rented = larger;
        _last = ref LastOf(_bytes);
        return ref PlaceAt(written);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FlushRented(int length)
    {
        var rented = _rented!;
        _rented = null;
        _bytes = default;
        _last = ref Unsafe.NullRef<byte>();
        _output.Write(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte WriteLength(ref byte to, int count)
    {
        to = ref Reserve(ref to, RowRoom);
        return ref count <= MostInOneByte ? ref PutByte(ref to, ShortLength(count)) : ref PutVarint(ref to, (uint)count + 1);
    }

    private void Enter()
    {
        EnsureLevel();
        _depth++;
    }

    private readonly void EnsureLevel()
    {
        if (_depth == MostBelow)
        {
            ThrowTooDeep();
        }
    }

    private static void ThrowTooDeep() => throw BinaryFormat.TooDeep();
}
