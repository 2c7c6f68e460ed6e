using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>
/// Reads values one behind the other as <see cref="BinaryFormat"/> says and knows, for errors, where it stands. Every length is held against the bytes that
/// are left before anything is allocated for it.
/// </summary>
public ref struct BinaryFieldReader
{
    private const int BitsPerByte = 7;
    private const int FewElements = 4;

    private readonly string _contract;
    private readonly ReadOnlySpan<byte> _bytes;
    private ReadOnlySpan<byte> _field;
    private int _position;
    private int _end;
    private int _start;
    private int _fields;
    private int _depth = 1;

    /// <summary>A reader of a body.</summary>
    /// <param name="contract">What is read, for errors.</param>
    /// <param name="bytes">The frame, or the body alone; it ends with the body.</param>
    /// <param name="position">Where the body begins.</param>
    public BinaryFieldReader(string contract, ReadOnlySpan<byte> bytes, int position = 0)
    {
        _contract = contract;
        _bytes = bytes;
        _end = bytes.Length;
        _position = _start = position;
    }

    /// <summary>How many fields the sender wrote and the reader has not gone to.</summary>
    internal readonly int FieldsLeft => _fields;

    /// <summary>Reads how many fields the sender wrote.</summary>
    public void ReadFieldCount() => _fields = ReadCount("the number of fields, no more than the bytes that follow");

    /// <summary>Goes to the next field; <see langword="false"/> where the sender had no more.</summary>
    /// <param name="name">The name on the wire; a constant.</param>
    public bool NextField(ReadOnlySpan<byte> name)
    {
        _field = name;
        _start = _position;
        if (_fields == 0)
        {
            return false;
        }

        _fields--;
        return true;
    }

    /// <summary>Goes to the next field, which must be there.</summary>
    /// <param name="name">The name on the wire; a constant.</param>
    /// <exception cref="MessageFormatException">The sender had no more.</exception>
    public void RequireField(ReadOnlySpan<byte> name)
    {
        if (!NextField(name))
        {
            throw Expected("the field, which is missing: the sender's contract is older and does not have it");
        }
    }

    /// <summary>Names what is read next, for errors.</summary>
    internal void At(ReadOnlySpan<byte> field) => _field = field;

    internal byte ReadByte(string expected) => Take(sizeof(byte), expected)[0];

    internal ushort ReadUInt16(string expected) => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort), expected));

    internal uint ReadUInt32(string expected) => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint), expected));

    internal long ReadInt64(string expected) => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long), expected));

    internal long ReadZigzag(ulong max, string expected)
    {
        var value = ReadVarint(max, expected);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    internal ulong ReadVarint(ulong max, string expected)
    {
        _start = _position;
        var value = 0UL;
        for (var shift = 0; shift < 64 && _position < _end; shift += BitsPerByte)
        {
            var next = _bytes[_position++];
            var bits = (ulong)next & 0x7f;
            value |= bits << shift;
            if (next <= 0x7f)
            {
                var fits = (bits << shift) >> shift == bits;
                var isShortest = next != 0 || shift == 0;
                return fits && isShortest && value <= max ? value : throw Expected(expected);
            }
        }

        throw Expected(expected);
    }

    /// <summary>Reads text or null.</summary>
    internal string? ReadText(string expected)
    {
        var length = ReadLength(expected);
        if (length < 0)
        {
            return null;
        }

        var utf8 = _bytes.Slice(_position, length);
        if (!Utf8.IsValid(utf8))
        {
            throw Expected("well-formed UTF-8");
        }

        _position += length;
        return Encoding.UTF8.GetString(utf8);
    }

    /// <summary>Reads how many things follow, each of which is a byte at least.</summary>
    internal int ReadCount(string expected)
    {
        var count = (int)ReadVarint(int.MaxValue, expected);
        return count <= BytesLeft ? count : throw Expected(expected);
    }

    /// <summary>Reads how many bytes or elements follow, each element being a byte at least; −1 for null.</summary>
    internal int ReadLength(string expected)
    {
        var length = (int)ReadVarint(int.MaxValue, expected) - 1;
        return length <= BytesLeft ? length : throw Expected(expected);
    }

    /// <summary>How many elements to make room for before they are read: all, unless that is more memory than the bytes that are left.</summary>
    internal readonly int CapacityFor<T>(int count) => Math.Min(count, Math.Max(FewElements, BytesLeft / Unsafe.SizeOf<T>()));

    /// <summary>Goes a level deeper.</summary>
    internal void Enter()
    {
        if (_depth == BinaryFormat.MaxDepth)
        {
            throw Expected($"parts and collections in each other no deeper than {BinaryFormat.MaxDepth} levels");
        }

        _depth++;
    }

    internal void Leave() => _depth--;

    /// <summary>Reads a part of so many bytes; an error inside it names this field first.</summary>
    internal T ReadPart<T>(int length) where T : IContract<T>
    {
        Enter();
        var (end, fields) = (_end, _fields);
        var field = _field;
        _end = _position + length;
        T part;
        try
        {
            part = T.ReadBinary(ref this);
        }
        catch (MessageFormatException exception) when (exception.Field is not null)
        {
            throw new MessageFormatException(_contract, $"{Encoding.UTF8.GetString(field)}.{exception.Field}", exception.Offset, exception.Expected, exception.InnerException);
        }

        _field = field;
        SkipFields("the end of the part");
        (_end, _fields) = (end, fields);
        Leave();
        return part;
    }

    /// <summary>Makes sure that nothing follows but fields that are not known here.</summary>
    internal void ReadEnd()
    {
        _field = default;
        SkipFields("the end of the frame");
    }

    /// <summary>The next bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Take(int length, string expected)
    {
        _start = _position;
        if (BytesLeft < length)
        {
            throw Expected(expected);
        }

        _position += length;
        return _bytes.Slice(_start, length);
    }

    /// <summary>The error for a value that is not what it should be.</summary>
    internal readonly MessageFormatException Expected(string what) =>
        new(_contract, _field.IsEmpty ? null : Encoding.UTF8.GetString(_field), _start, what);

    private readonly int BytesLeft => _end - _position;

    private void SkipFields(string expected)
    {
        _start = _position;
        if (_fields > 0)
        {
            _position = _end;
        }
        else if (_position != _end)
        {
            throw Expected(expected);
        }
    }
}
