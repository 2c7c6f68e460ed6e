namespace AgentContracts.Roslyn;

/// <summary>How values of a type travel.</summary>
public enum WireKind
{
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Single,
    Double,
    Decimal,
    String,
    Guid,
    DateTime,
    DateTimeOffset,
    TimeSpan,
    Int128,
    UInt128,

    /// <summary>A UTF-16 unit that is a character by itself.</summary>
    Char,
    DateOnly,
    TimeOnly,
    Uri,

    /// <summary>Any JSON value.</summary>
    JsonElement,

    /// <summary>An array of bytes.</summary>
    Bytes,

    /// <summary>A read-only memory of bytes.</summary>
    Memory,

    /// <summary>An enum, by its names.</summary>
    Enum,

    /// <summary>An enum marked <c>[Flags]</c>, by its number.</summary>
    Flags,

    /// <summary>A record marked <c>[Part]</c>.</summary>
    Part,

    /// <summary>A nullable value type.</summary>
    Nullable,
    Array,
    List,
    ReadOnlyList,
    ImmutableArray,
    HashSet,

    /// <summary>A set of any kind.</summary>
    Set,
    ReadOnlySet,

    /// <summary>A dictionary with string keys.</summary>
    Dictionary,

    /// <summary>A read-only dictionary with string keys.</summary>
    ReadOnlyDictionary,

    /// <summary>A dictionary with integers, GUIDs or enum values as keys.</summary>
    KeyedDictionary,

    /// <summary>A read-only dictionary with integers, GUIDs or enum values as keys.</summary>
    ReadOnlyKeyedDictionary,
}
