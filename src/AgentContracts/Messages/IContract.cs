using AgentContracts.Codecs;
using AgentContracts.Validation;

namespace AgentContracts;

/// <summary>A record whose shape the compiler knows: a message or a part. Implemented by generated code.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IContract<TSelf>
{
    /// <summary>Writes the members as properties of the JSON object that <paramref name="writer"/> has open, a comma before each.</summary>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">A number is NaN or infinite, a text is not well-formed, or the like; validation refuses such a record before.</exception>
    static abstract int WriteJson(ref JsonFieldWriter writer, int at, in TSelf value);

    /// <summary>Reads the members up to the end of the JSON object that <paramref name="reader"/> has gone into.</summary>
    /// <returns>What follows the object.</returns>
    /// <exception cref="MessageFormatException">A member is missing or is not what was expected.</exception>
    static abstract int ReadJson(ref JsonFieldReader reader, int at, out TSelf value);

    /// <summary>Writes the members as <see cref="BinaryFormat"/> says: their number, then each.</summary>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">A number is NaN or infinite, a text is not well-formed, or the like; validation refuses such a record before.</exception>
    static abstract ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, scoped in TSelf value);

    /// <summary>Reads the number of fields and those of them that are members, and passes over the rest.</summary>
    /// <returns>Where the next thing stands.</returns>
    /// <exception cref="MessageFormatException">A member is missing or is not what was expected.</exception>
    static abstract int ReadBinary(ref BinaryFieldReader reader, int at, out TSelf value);

    /// <summary>Adds a violation for every rule that <paramref name="value"/> breaks, those of its parts and of its <c>OnValidate</c> included.</summary>
    static abstract void Validate(in TSelf value, ref Violations violations);
}
