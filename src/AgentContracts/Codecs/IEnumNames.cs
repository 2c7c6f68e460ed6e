namespace AgentContracts.Codecs;

/// <summary>The names of an enum's values on the wire. Implemented by generated code.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public interface IEnumNames<TEnum> where TEnum : struct, Enum
{
    /// <summary>What a reader expects: the names, for an error.</summary>
    static abstract string Expected { get; }

    /// <summary>The value's name as a JSON string, quotes and escapes included; empty where it has none.</summary>
    static abstract ReadOnlySpan<byte> NameOf(TEnum value);

    /// <summary>The value that has this name, unescaped.</summary>
    static abstract bool TryFind(ReadOnlySpan<byte> name, out TEnum value);

    /// <summary>The values that have names; where several names have the same value, the first is the one that is written.</summary>
    static abstract ReadOnlySpan<TEnum> Values { get; }

    /// <summary>What stands for each of <see cref="Values"/> in binary: the hash of its name that <see cref="BinaryFormat"/> describes, never 0.</summary>
    static abstract ReadOnlySpan<uint> Codes { get; }
}
