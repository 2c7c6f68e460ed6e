using System.Globalization;
using System.Text;

namespace AgentContracts.Codecs;

/// <summary>
/// Finds out, once there is an error, whether it is in the field that was gone to last, and in which element: a reader that kept count would pay for it
/// where all is well. Entries of a dictionary are told by their number, as elements are: their keys are values.
/// </summary>
internal ref struct FieldPath
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly Span<int> _indices;
    private ReadOnlySpan<byte> _name;
    private int _depth = -1;
    private bool _isBehindColon;

    private FieldPath(ReadOnlySpan<byte> utf8, Span<int> indices)
    {
        _utf8 = utf8;
        _indices = indices;
    }

    /// <summary>The field and the element that a place is in. What stands behind a value, before the comma, belongs to it: a quote that was not escaped, say.</summary>
    /// <param name="utf8">The document, which is well-formed before the place.</param>
    /// <param name="record">Where the message or part begins whose field it is; white space may stand before it.</param>
    /// <param name="field">The name of the field that was gone to last.</param>
    /// <param name="place">The place, which may be where the document ends.</param>
    /// <returns>Such as <c>legs[2]</c>; <see langword="null"/> where the place is in no field, or in one that is not known.</returns>
    public static string? At(ReadOnlySpan<byte> utf8, int record, ReadOnlySpan<byte> field, int place)
    {
        if (field.IsEmpty)
        {
            return null;
        }

        var path = new FieldPath(utf8, stackalloc int[BinaryFormat.MaxDepth]);
        path.Go(record, place);
        return path.IsIn(field) ? path.TextOf(field) : null;
    }

    private void Go(int at, int place)
    {
        while (at < place)
        {
            switch (_utf8[at])
            {
                case (byte)'"':
                    at = PassText(at, place);
                    continue;
                case (byte)'{' or (byte)'[':
                    _indices[++_depth] = 0;
                    break;
                case (byte)'}' or (byte)']':
                    _depth--;
                    break;
                case (byte)',' when _depth > 0:
                    _indices[_depth]++;
                    break;
                case (byte)',' or (byte)':' when _depth == 0:
                    _isBehindColon = _utf8[at] == ':';
                    break;
            }

            at++;
        }
    }

    // Goes behind a text, unless the place is in it.
    private int PassText(int at, int place)
    {
        var end = at + 1;
        while (end < _utf8.Length && _utf8[end] != '"')
        {
            end += _utf8[end] == '\\' ? 2 : 1;
        }

        if (end >= place)
        {
            return place;
        }

        if (_depth == 0 && !_isBehindColon)
        {
            _name = _utf8[(at + 1)..end];
        }

        return end + 1;
    }

    private readonly bool IsIn(ReadOnlySpan<byte> field) =>
        _isBehindColon && (_name.SequenceEqual(field) || (_name.Contains((byte)'\\') && field.SequenceEqual(JsonEscapes.Decode(_name))));

    private readonly string TextOf(ReadOnlySpan<byte> field)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(field));
        for (var level = 1; level <= _depth; level++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{_indices[level]}]");
        }

        return text.ToString();
    }
}
