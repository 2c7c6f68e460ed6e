using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>Reads the properties of one JSON object in any order and knows, for errors, where it stands.</summary>
public ref struct JsonFieldReader
{
    // \u0041 is one byte of text.
    private const int LongestEscape = 6;

    private readonly string _contract;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _field;

    /// <summary>A reader before the first byte.</summary>
    /// <param name="contract">What is read, for errors.</param>
    /// <param name="utf8">The JSON.</param>
    public JsonFieldReader(string contract, ReadOnlySpan<byte> utf8)
    {
        _contract = contract;
        _json = new Utf8JsonReader(utf8);
        _field = default;
    }

    /// <summary>The tokens.</summary>
    [UnscopedRef]
    public ref Utf8JsonReader Json => ref _json;

    /// <summary>Whether the value is null.</summary>
    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>Whether the value is a string that <see cref="Json"/> can be asked about: its escapes make whole characters.</summary>
    public readonly bool IsText => _json.TokenType == JsonTokenType.String && IsWellEscaped;

    /// <summary>Reads the opening brace.</summary>
    public void ReadStart()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
        {
            throw Expected("an object");
        }
    }

    /// <summary>Makes sure that nothing follows.</summary>
    public void ReadEnd()
    {
        _field = default;
        if (_json.Read())
        {
            throw Expected("the end of the frame");
        }
    }

    /// <summary>Goes to the next property; <see langword="false"/> at the closing brace.</summary>
    public bool NextField() => NextProperty(isEntry: false);

    /// <summary>Whether the property has this name; if so, goes to its value.</summary>
    /// <param name="name">The name on the wire; a constant.</param>
    public bool At(ReadOnlySpan<byte> name)
    {
        if (!_json.ValueTextEquals(name))
        {
            return false;
        }

        _field = name;
        ReadValue();
        return true;
    }

    /// <summary>Passes over a property that is not known here.</summary>
    public void SkipField() => _json.Skip();

    /// <summary>Goes to the next element of an array; <see langword="false"/> at the closing bracket.</summary>
    public bool NextElement()
    {
        ReadValue();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Goes to the next entry of a dictionary; <see langword="false"/> at the closing brace.</summary>
    internal bool NextEntry() => NextProperty(isEntry: true);

    /// <summary>Goes to the value of a property.</summary>
    public void ReadValue()
    {
        if (!_json.Read())
        {
            throw Expected("a value");
        }
    }

    /// <summary>The string at which the reader stands.</summary>
    /// <exception cref="MessageFormatException">It is none, or not well-formed.</exception>
    public string ReadString(string expected = "a string")
    {
        if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Expected(expected);
        }

        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new MessageFormatException(_contract, FieldName, _json.TokenStartIndex, "well-formed UTF-8", exception);
        }
    }

    /// <summary>Copies the unescaped text of the string at which the reader stands, if it fits.</summary>
    public readonly bool TryCopyText(Span<byte> destination, out int length)
    {
        length = 0;
        if (_json.ValueSpan.Length <= destination.Length * LongestEscape)
        {
            try
            {
                length = _json.CopyString(destination);
                return true;
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
            {
                // Not well-formed UTF-8, or too long once unescaped, so no text of the kind that is asked for.
            }
        }

        return false;
    }

    /// <summary>Reads a part where the reader stands; an error inside it names this field first.</summary>
    public T ReadPart<T>() where T : IContract<T>
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw Expected("an object");
        }

        var outer = _field;
        try
        {
            return T.ReadJson(ref this);
        }
        catch (MessageFormatException exception) when (exception.Field is not null)
        {
            throw new MessageFormatException(_contract, $"{Encoding.UTF8.GetString(outer)}.{exception.Field}", exception.Offset, exception.Expected, exception.InnerException);
        }
        finally
        {
            _field = outer;
        }
    }

    /// <summary>The error for a property that must be there and is not.</summary>
    public readonly MessageFormatException Missing(string field) =>
        new(_contract, field, _json.BytesConsumed, "the property, which is missing");

    /// <summary>The error for a value that is not what it should be.</summary>
    public readonly MessageFormatException Expected(string what) =>
        new(_contract, FieldName, _json.TokenStartIndex, what);

    /// <summary>The error for bytes that are not JSON.</summary>
    public readonly MessageFormatException Malformed(JsonException exception) =>
        new(_contract, FieldName, _json.BytesConsumed, "well-formed JSON", exception);

    private bool NextProperty(bool isEntry)
    {
        if (!_json.Read())
        {
            throw Expected("a property");
        }

        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        // Here, once: comparing such a name throws or not, depending on what it is compared with.
        return IsWellEscaped
            ? true
            : throw new MessageFormatException(_contract, isEntry ? FieldName : null, _json.TokenStartIndex, "a property name of whole characters");
    }

    private readonly bool IsWellEscaped
    {
        get
        {
            if (!_json.ValueIsEscaped)
            {
                return true;
            }

            try
            {
                _ = _json.GetString();
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    private readonly string? FieldName => _field.IsEmpty ? null : Encoding.UTF8.GetString(_field);
}
