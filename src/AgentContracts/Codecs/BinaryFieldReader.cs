using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentContracts.Codecs;

/// <summary>
/// Reads values one behind the other as <see cref="BinaryFormat"/> says and knows, for errors, where it stands. Every length is held against the bytes that
/// are left before anything is allocated for it.
/// </summary>
/// <remarks>Where to read is handed in and where the next thing stands is handed back, so that the position stays in a register; see <see cref="JsonFieldWriter"/>.</remarks>
public ref partial struct BinaryFieldReader
{
    private const int FewElements = 4;

    private readonly string _contract;
    private readonly ReadOnlySpan<byte> _bytes;
    private ReadOnlySpan<byte> _field;
    private int _end;
    private int _fields;
    private int _depth = 1;

    // For errors, which element of the field is read, from 1; 0 where it is none.
    private int _element;

    /// <summary>A reader of a body.</summary>
    /// <param name="contract">What is read, for errors.</param>
    /// <param name="bytes">The frame, or the body alone; it ends with the body.</param>
    public BinaryFieldReader(string contract, ReadOnlySpan<byte> bytes)
    {
        _contract = contract;
        _bytes = bytes;
        _end = bytes.Length;
    }

    /// <summary>How many fields the sender wrote.</summary>
    internal readonly int FieldCount => _fields;

    /// <summary>Reads how many fields the sender wrote.</summary>
    /// <returns>Where the first of them stands.</returns>
    public int ReadFieldCount(int at)
    {
        // Nearly always a byte.
        if (at < _end && (Place(at) & 1) == 0 && Place(at) >> 1 < _end - at)
        {
            _fields = Place(at) >> 1;
            return at + 1;
        }

        return ReadOtherFieldCount(at);
    }

    /// <summary>Goes to a field; <see langword="false"/> where the sender did not have it.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="name">The name on the wire; a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasField(int index, ReadOnlySpan<byte> name)
    {
        _field = name;
        return index < _fields;
    }

    /// <summary>Goes to a field that must be there.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="name">The name on the wire; a constant.</param>
    /// <exception cref="MessageFormatException">The sender did not have it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequireField(int at, int index, ReadOnlySpan<byte> name)
    {
        if (!HasField(index, name))
        {
            ThrowMissing(at);
        }
    }

    /// <summary>Passes over the fields that are not known here.</summary>
    /// <param name="at">Where they stand.</param>
    /// <param name="known">How many are known.</param>
    /// <returns>Where the part or frame ends, if there were any.</returns>
    public readonly int SkipFields(int at, int known) => _fields > known ? _end : at;

    /// <summary>Names what is read next, for errors.</summary>
    internal void At(ReadOnlySpan<byte> field)
    {
        _field = field;
        _element = 0;
    }

    /// <summary>Names the element of the field that is read next, for errors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AtElement(int index) => _element = index + 1;

    /// <summary>Whether what is read is an element of a collection.</summary>
    internal readonly bool IsAtElement => _element != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadByte(int at, string expected, out byte value)
    {
        Need(at, sizeof(byte), expected);
        value = Place(at);
        return at + sizeof(byte);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadUInt16(int at, string expected, out ushort value)
    {
        Need(at, sizeof(ushort), expected);
        value = Unsafe.ReadUnaligned<ushort>(ref Place(at));
        value = BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
        return at + sizeof(ushort);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadUInt32(int at, string expected, out uint value)
    {
        Need(at, sizeof(uint), expected);
        value = Unsafe.ReadUnaligned<uint>(ref Place(at));
        value = BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
        return at + sizeof(uint);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadInt64(int at, string expected, out long value)
    {
        Need(at, sizeof(long), expected);
        value = Unsafe.ReadUnaligned<long>(ref Place(at));
        value = BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
        return at + sizeof(long);
    }

    /// <summary>Reads how many things follow, each of which is a byte at least.</summary>
    internal readonly int ReadCount(int at, string expected, out int count)
    {
        var start = ReadVarint(at, int.MaxValue, expected, out var number);
        count = (int)number;
        return count <= _end - start ? start : throw Expected(at, expected);
    }

    /// <summary>Reads how many bytes or elements follow, each element being a byte at least; −1 for null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadLength(int at, string expected, out int length)
    {
        var start = ReadVarint(at, int.MaxValue, expected, out var number);
        length = (int)number - 1;
        return length <= _end - start ? start : throw Expected(at, expected);
    }

    /// <summary>How many elements to make room for before they are read: all, unless that is more memory than the bytes that are left.</summary>
    internal readonly int CapacityFor<T>(int at, int count) => Math.Min(count, Math.Max(FewElements, (_end - at) / Unsafe.SizeOf<T>()));

    /// <summary>How many levels may still be gone into.</summary>
    internal readonly int LevelsLeft => BinaryFormat.MaxDepth - _depth;

    /// <summary>Goes a level deeper.</summary>
    internal void Enter(int at)
    {
        if (_depth == BinaryFormat.MaxDepth)
        {
            throw Expected(at, BinaryFormat.Levels);
        }

        _depth++;
    }

    /// <summary>Comes out of a level, and of the elements in it.</summary>
    internal void Leave()
    {
        _depth--;
        _element = 0;
    }

    /// <summary>Reads a collection that is an element of another one, which an error inside it names first.</summary>
    internal int ReadInner<T, TCodec>(int at, out T value) where TCodec : ICodec<T>
    {
        var element = _element - 1;
        _element = 0;
        try
        {
            return TCodec.ReadBinary(ref this, at, out value);
        }
        catch (MessageFormatException error)
        {
            throw error.In(PathOf(_field, 0), element);
        }
    }

    /// <summary>Reads a part of so many bytes; an error inside it names this field first.</summary>
    internal int ReadPart<T>(int at, int length, out T part) where T : IContract<T>
    {
        Enter(at);
        var (end, fields) = (_end, _fields);
        var field = _field;
        var element = _element;
        _end = at + length;
        _element = 0;
        try
        {
            at = T.ReadBinary(ref this, at, out part);
        }
        catch (MessageFormatException exception)
        {
            _field = field;
            throw exception.In(PathOf(field, element));
        }

        _field = field;
        _element = element;
        if (at != _end)
        {
            throw Expected(at, "the end of the part");
        }

        (_end, _fields) = (end, fields);
        Leave();
        return at;
    }

    /// <summary>Makes sure that nothing follows.</summary>
    internal void ReadEnd(int at)
    {
        _field = default;
        if (at != _end)
        {
            throw Expected(at, "the end of the frame");
        }
    }

    /// <summary>The next bytes.</summary>
    internal readonly ReadOnlySpan<byte> Take(int at, int length, string expected)
    {
        Need(at, length, expected);
        return _bytes.Slice(at, length);
    }

    /// <summary>The error for a value that is not what it should be.</summary>
    internal readonly MessageFormatException Expected(int at, string what) => new(_contract, PathOf(_field, _element), at, what);

    private readonly MessageFormatException TooFew(int at, string what) => Expected(at, $"{what}; too few bytes follow");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Need(int at, int length, string expected)
    {
        if (_end - at < length)
        {
            Throw(at, expected);
        }
    }

    // It is in no field yet: that of the part that it begins is named where the error passes it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadOtherFieldCount(int at)
    {
        var start = at;
        _fields = TryReadVarint(ref at, out var count) && count <= (ulong)(_end - at)
            ? (int)count
            : throw new MessageFormatException(_contract, null, start, "the number of fields, no more than the bytes that follow");
        return at;
    }

    private readonly void ThrowMissing(int at) => throw Expected(at, "the field, which is missing: the sender's contract is older and does not have it");

    private readonly void Throw(int at, string expected) => throw TooFew(at, expected);

    private static string? PathOf(ReadOnlySpan<byte> field, int element) => field.IsEmpty ? null
        : element == 0 ? Encoding.UTF8.GetString(field)
        : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(field)}[{element - 1}]");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte Place(int at) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), (nint)(uint)at);
}
