namespace AgentContracts.Codecs;

/// <summary>How values of one type travel. Codecs are empty structs that generated code composes: <c>ListCodec&lt;Leg, PartCodec&lt;Leg&gt;&gt;</c>.</summary>
/// <typeparam name="T">The type.</typeparam>
public interface ICodec<T>
{
    /// <summary>Writes the value.</summary>
    /// <param name="writer">What to write with; it has room for any number, time or id.</param>
    /// <param name="at">Where to.</param>
    /// <param name="value">The value.</param>
    /// <returns>Where the next thing goes; there is room for a brace.</returns>
    static abstract int WriteJson(ref JsonFieldWriter writer, int at, T value);

    /// <summary>Reads the value. A null in place of a reference is read as such: the validator refuses it where the member is not nullable.</summary>
    /// <param name="reader">What to read with.</param>
    /// <param name="at">Where the value stands; white space may stand before it.</param>
    /// <param name="value">The value.</param>
    /// <returns>What follows it.</returns>
    /// <exception cref="MessageFormatException">Something else stands there.</exception>
    static abstract int ReadJson(ref JsonFieldReader reader, int at, out T value);

    /// <summary>Writes the value as <see cref="BinaryFormat"/> says; a byte at least.</summary>
    /// <param name="writer">What to write with; it has room for any number, time, id or short text.</param>
    /// <param name="to">Where to.</param>
    /// <param name="value">The value.</param>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">A number is NaN or infinite, a text is not well-formed, a time is not in UTC, an enum's value has no name; validation refuses such a value before.</exception>
    static abstract ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, T value);

    /// <summary>Reads the value. A null in place of a reference is read as such: the validator refuses it where the member is not nullable.</summary>
    /// <param name="reader">What to read with.</param>
    /// <param name="at">Where the value stands.</param>
    /// <param name="value">The value.</param>
    /// <returns>Where the next thing stands.</returns>
    /// <exception cref="MessageFormatException">Something else stands there.</exception>
    static abstract int ReadBinary(ref BinaryFieldReader reader, int at, out T value);
}
