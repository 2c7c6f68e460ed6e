using System.Globalization;

namespace AgentContracts;

/// <summary>Bytes that are not the message they should be.</summary>
public sealed class MessageFormatException : FormatException
{
    /// <summary>Names what was being read and where it went wrong.</summary>
    public MessageFormatException(string contract, string? field, long offset, string expected, Exception? innerException = null)
        : base(
            field is null
                ? $"{contract}: at byte {offset}, expected {expected}."
                : $"{contract}.{field}: at byte {offset}, expected {expected}.",
            innerException)
    {
        Contract = contract;
        Field = field;
        Offset = offset;
        Expected = expected;
    }

    /// <summary>The name of the message or part on the wire.</summary>
    public string Contract { get; }

    /// <summary>
    /// The field by its names on the wire, with the index of an element, such as <c>legs[2].price</c>; an entry of a dictionary has its number in the frame, not its
    /// key. <see langword="null"/> where the error is in no field, or in one that is not known.
    /// </summary>
    public string? Field { get; }

    /// <summary>How many bytes of the frame had been read.</summary>
    public long Offset { get; }

    /// <summary>What should have stood there.</summary>
    public string Expected { get; }

    /// <summary>The error for a frame of another message.</summary>
    internal static MessageFormatException OfAnother(string message, string found, long offset) => new(message, "message_type", offset, $"{message}, not {found}: the frame is of another message");

    /// <summary>The same, where what was read is in a field of something else.</summary>
    /// <param name="field">That field, and which element of it; <see langword="null"/> where there is none.</param>
    internal MessageFormatException In(string? field) => field is null ? this : new(Contract, Field is null ? field : $"{field}.{Field}", Offset, Expected, InnerException);

    /// <summary>The same, where it is in an element of the field that its path begins with.</summary>
    internal MessageFormatException In(string? field, int element) =>
        field is null ? this : new(Contract, string.Create(CultureInfo.InvariantCulture, $"{field}[{element}]{Field?[field.Length..]}"), Offset, Expected, InnerException);
}
