namespace AgentContracts.Generators.Model;

/// <summary>What a type by itself asks of its values, null aside.</summary>
internal enum CheckKind
{
    /// <summary>Every value is legal.</summary>
    Nothing,

    /// <summary>Text is well-formed.</summary>
    Text,

    /// <summary>A character is no half of a surrogate pair.</summary>
    Character,

    /// <summary>The text of a URI is well-formed.</summary>
    Address,

    /// <summary>A JSON value is there and can travel.</summary>
    Open,

    /// <summary>A floating-point number is finite.</summary>
    FloatingPoint,

    /// <summary>A time is in UTC.</summary>
    UtcTime,

    /// <summary>An enum value has a name.</summary>
    NamedValue,

    /// <summary>A part follows its own rules.</summary>
    Part,

    /// <summary>The value of a nullable follows the rules of its type.</summary>
    Nullable,

    /// <summary>The elements follow the rules of their type; the size is <c>Length</c>.</summary>
    Array,

    /// <summary>The elements follow the rules of their type; the size is <c>Count</c>.</summary>
    List,

    /// <summary>The elements follow the rules of their type; the size is <c>Length</c>, but for the default, which is null.</summary>
    ImmutableArray,

    /// <summary>The elements follow the rules of their type; they have no index.</summary>
    Set,

    /// <summary>Keys and values follow the rules of their types.</summary>
    KeyedDictionary,

    /// <summary>The keys are well-formed and the values follow the rules of their type.</summary>
    Dictionary,
}
