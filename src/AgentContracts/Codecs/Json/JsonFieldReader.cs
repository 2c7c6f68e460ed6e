using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>
/// Reads the properties of JSON objects and knows, for errors, which it was at. In the order and form in which our own frames are written each name is
/// one comparison with a constant; any other order, white space and what is not known cost a search.
/// </summary>
/// <remarks>
/// Where to read is handed in and where the next thing stands is handed back, so that the position stays in a register; see <see cref="JsonFieldWriter"/>.
/// What is accepted is what System.Text.Json accepts with its defaults: no comments, no comma before an end, no more than 64 levels.
/// </remarks>
public ref partial struct JsonFieldReader
{
    private readonly string _contract;
    private readonly ReadOnlySpan<byte> _utf8;
    private ReadOnlySpan<byte> _name;
    private ReadOnlySpan<byte> _field;

    // Where the object or array begins that was gone into last: what stands there is a brace or bracket, not a comma.
    private int _first = -1;

    // Where the message or part begins whose fields are read, for errors; white space may stand before a message.
    private int _record;
    private int _depth;

    /// <summary>A reader before the first byte.</summary>
    /// <param name="contract">What is read, for errors.</param>
    /// <param name="utf8">The JSON.</param>
    public JsonFieldReader(string contract, ReadOnlySpan<byte> utf8)
    {
        _contract = contract;
        _utf8 = utf8;
    }

    /// <summary>Whether <see cref="NextField"/> found a property and not the end of the object.</summary>
    public bool IsAtField { get; private set; }

    /// <summary>Goes into the object that all is in.</summary>
    /// <returns>Where it begins.</returns>
    public int ReadStart()
    {
        var at = SkipSpace(0);
        return ByteAt(at) == '{' ? Enter(at) : throw Unexpected(at, "an object");
    }

    /// <summary>Goes on in the object that all is in, some of whose properties another reader has read.</summary>
    /// <param name="at">Where that one stopped.</param>
    /// <returns>The same place.</returns>
    internal int Continue(int at)
    {
        _depth++;
        return at;
    }

    /// <summary>Whether the next property, compact as we write it, is one of the header's whose names begin with an underscore.</summary>
    internal readonly bool IsBeforeUnderscore(int at) => ByteAt(at) == ',' && ByteAt(at + 1) == '"' && ByteAt(at + 2) == '_';

    /// <summary>Whether what follows is, compact as we write it, another property or the end of the object.</summary>
    internal readonly bool IsBeforePropertyOrEnd(int at) => ByteAt(at) == '}' || (ByteAt(at) == ',' && ByteAt(at + 1) == '"');

    /// <summary>Makes sure that nothing follows.</summary>
    public void ReadEnd(int at)
    {
        _field = default;
        if (SkipSpace(at) != _utf8.Length)
        {
            throw new MessageFormatException(_contract, null, SkipSpace(at), "the end of the frame");
        }
    }

    /// <summary>Goes to the first property of an object, or the next one where some have been read.</summary>
    /// <param name="at">Where the reader stands.</param>
    /// <param name="text">The property that is expected, <c>,"name":</c>; a constant.</param>
    /// <returns>Where its value stands; where the object ends, what follows it.</returns>
    public int FirstField(int at, ReadOnlySpan<byte> text)
    {
        // Where one begins, a brace stands in place of the comma.
        var sign = at == _first ? 1 : 0;
        if (!Matches(at + sign, text[sign..]))
        {
            return NextField(at);
        }

        IsAtField = true;
        _name = text[2..^2];
        return at + text.Length;
    }

    /// <summary>Goes to the next property.</summary>
    /// <returns>Where its value stands; where the object ends, what follows it.</returns>
    public int NextField(int at)
    {
        if (!GoToNext(ref at, (byte)'}'))
        {
            return at;
        }

        var start = at;
        var name = ReadRaw(ref at, out var isEscaped);
        _name = !isEscaped ? name
            : JsonEscapes.Decode(name) is { } decoded ? decoded
            : throw new MessageFormatException(_contract, null, start, "a property name of whole characters");
        return SkipColon(at);
    }

    /// <summary>Whether the next property is the one that is expected there; if so, goes to its value.</summary>
    /// <param name="at">Where the reader stands, and then where the value does.</param>
    /// <param name="text">The property, <c>,"name":</c>; a constant without escapes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool At(ref int at, ReadOnlySpan<byte> text)
    {
        if (!Matches(at, text))
        {
            return false;
        }

        at += text.Length;
        _field = text[2..^2];
        return true;
    }

    /// <summary>Whether the property that was gone to has this name.</summary>
    /// <param name="name">The name on the wire; a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> name)
    {
        if (!_name.SequenceEqual(name))
        {
            return false;
        }

        _field = name;
        return true;
    }

    /// <summary>Passes over the value of a property that is not known here.</summary>
    /// <returns>What follows it.</returns>
    public int SkipField(int at) => SkipValue(at);

    /// <summary>The error for a property that must be there and is not.</summary>
    /// <param name="at">Where the object ends.</param>
    /// <param name="field">The name on the wire.</param>
    internal readonly MessageFormatException Missing(int at, string field) => new(_contract, field, at, "the property, which is missing");

    /// <summary>The error for several such properties, of which the first is told.</summary>
    /// <param name="at">Where the object ends.</param>
    /// <param name="missing">A bit for each name that is missing, the lowest for the first; at least one.</param>
    /// <param name="fields">The names on the wire.</param>
    /// <exception cref="IndexOutOfRangeException">No bit of <paramref name="missing"/> is set, or the lowest is that of no name.</exception>
    public readonly MessageFormatException Missing(int at, ulong missing, params string[] fields) => Missing(at, fields[BitOperations.TrailingZeroCount(missing)]);

    /// <summary>The error for a value that is not what it should be.</summary>
    internal readonly MessageFormatException Expected(int at, string what) => new(_contract, FieldPath.At(_utf8, _record, _field, at), at, what);

    /// <summary>Goes into an array.</summary>
    /// <returns>Where it begins.</returns>
    internal int BeginArray(int at)
    {
        at = SkipSpace(at);
        return ByteAt(at) == '[' ? Enter(at) : throw Unexpected(at, "an array");
    }

    /// <summary>Goes into an object that is a dictionary.</summary>
    /// <returns>Where it begins.</returns>
    internal int BeginEntries(int at)
    {
        at = SkipSpace(at);
        return ByteAt(at) == '{' ? Enter(at) : throw Unexpected(at, "an object");
    }

    /// <summary>Goes to the next element of an array; <see langword="false"/> at its end, and then behind it.</summary>
    internal bool NextElement(ref int at)
    {
        // Compact, as we write it.
        if (ByteAt(at) == ',' && ByteAt(at + 1) > ' ')
        {
            at++;
            return true;
        }

        return GoToNext(ref at, (byte)']');
    }

    /// <summary>Goes to the next entry of a dictionary; <see langword="false"/> at its end, and then behind it.</summary>
    internal bool NextEntry(ref int at, out string key)
    {
        if (!GoToNext(ref at, (byte)'}'))
        {
            key = "";
            return false;
        }

        at = SkipColon(ReadKey(at, out key));
        return true;
    }

    /// <summary>Reads a part; an error inside it names this field first.</summary>
    internal int ReadPart<T>(int at, out T part) where T : IContract<T>
    {
        at = SkipSpace(at);
        if (ByteAt(at) != '{')
        {
            throw Unexpected(at, "an object");
        }

        Enter(at);
        var outer = _field;
        var record = _record;
        _field = default;
        _record = at;
        try
        {
            at = T.ReadJson(ref this, at, out part);
        }
        catch (MessageFormatException exception)
        {
            var start = _record;
            _record = record;
            throw exception.In(FieldPath.At(_utf8, record, outer, start));
        }

        _field = outer;
        _record = record;
        return at;
    }

    private int Enter(int at)
    {
        if (++_depth > BinaryFormat.MaxDepth)
        {
            ThrowTooDeep(at);
        }

        return _first = at;
    }

    [DoesNotReturn]
    private readonly void ThrowTooDeep(int at) => throw Expected(at, BinaryFormat.Levels);

    /// <summary>Goes over the comma or opening brace before what is next, or over the closing brace.</summary>
    private bool GoToNext(ref int at, byte closing)
    {
        at = SkipSpace(at);
        var isFirst = at == _first;
        if (isFirst || ByteAt(at) == ',')
        {
            at = SkipSpace(at + 1);
            if (!isFirst || ByteAt(at) != closing)
            {
                return IsAtField = true;
            }
        }
        else if (ByteAt(at) != closing)
        {
            throw Misplaced(at, closing);
        }

        at++;
        _depth--;
        return IsAtField = false;
    }

    private readonly MessageFormatException Misplaced(int at, byte closing) =>
        Malformed(at, closing == '}' ? "a comma or the end of the object" : "a comma or the end of the array");

    private readonly int SkipColon(int at)
    {
        if (ByteAt(at) == ':' && ByteAt(at + 1) > ' ')
        {
            return at + 1;
        }

        at = SkipSpace(at);
        return ByteAt(at) == ':' ? SkipSpace(at + 1) : throw Malformed(at, "a colon");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Matches(int at, ReadOnlySpan<byte> text) =>
        _utf8.Length - at >= text.Length && MemoryMarshal.CreateReadOnlySpan(ref Place(at), text.Length).SequenceEqual(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte Place(int at) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_utf8), (nint)(uint)at);

    /// <summary>The byte at a place; 0, which is none of JSON's, behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte ByteAt(int at) => (uint)at < (uint)_utf8.Length ? Place(at) : (byte)0;
}
