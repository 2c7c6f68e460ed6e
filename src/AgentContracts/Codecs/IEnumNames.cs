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

    /// <summary>What stands for the value in binary: the hash of its name that <see cref="BinaryFormat"/> describes; 0 where it has none.</summary>
    static abstract uint CodeOf(TEnum value);

    /// <summary>The value that has this code.</summary>
    static abstract bool TryFind(uint code, out TEnum value);
}
