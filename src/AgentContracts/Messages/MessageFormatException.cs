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

    /// <summary>The name of the field on the wire, or <see langword="null"/> where none had been reached.</summary>
    public string? Field { get; }

    /// <summary>How many bytes of the frame had been read.</summary>
    public long Offset { get; }

    /// <summary>What should have stood there.</summary>
    public string Expected { get; }
}
