namespace AgentContracts.Analyzers;

/// <summary>What to write instead of a type that cannot cross the wire.</summary>
internal static class WireAlternative
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Concurrent = "System.Collections.Concurrent.";
    private const string ObjectModel = "System.Collections.ObjectModel.";
    private const string Frozen = "System.Collections.Frozen.";

    private static readonly SymbolDisplayFormat AsWritten =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        Generic + "IEnumerable`1", Generic + "ICollection`1", Generic + "IList`1", Generic + "IReadOnlyCollection`1", Generic + "Queue`1", Generic + "Stack`1",
        Generic + "LinkedList`1", ObjectModel + "Collection`1", ObjectModel + "ReadOnlyCollection`1", ObjectModel + "ObservableCollection`1", Immutable + "ImmutableList`1",
        Immutable + "IImmutableList`1", Immutable + "ImmutableQueue`1", Immutable + "ImmutableStack`1", Concurrent + "ConcurrentBag`1", Concurrent + "ConcurrentQueue`1",
        Concurrent + "ConcurrentStack`1", "System.ReadOnlyMemory`1", "System.Memory`1", "System.ArraySegment`1", "System.Span`1", "System.ReadOnlySpan`1",
    };

    private static readonly HashSet<string> Sets = new(StringComparer.Ordinal)
    {
        Generic + "SortedSet`1", Immutable + "ImmutableHashSet`1", Immutable + "ImmutableSortedSet`1", Immutable + "IImmutableSet`1", Frozen + "FrozenSet`1",
    };

    private static readonly HashSet<string> Dictionaries = new(StringComparer.Ordinal)
    {
        Generic + "IDictionary`2", Generic + "SortedDictionary`2", Generic + "SortedList`2", ObjectModel + "ReadOnlyDictionary`2", Immutable + "ImmutableDictionary`2",
        Immutable + "ImmutableSortedDictionary`2", Immutable + "IImmutableDictionary`2", Concurrent + "ConcurrentDictionary`2", Frozen + "FrozenDictionary`2",
    };

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["System.IntPtr"] = "long",
        ["System.UIntPtr"] = "ulong",
        ["System.Half"] = "float",
        ["System.Numerics.BigInteger"] = "Int128, or a string",
        ["System.Text.Rune"] = "a string",
        ["System.Text.StringBuilder"] = "a string",
        ["System.Type"] = "a string with its name",
        ["System.Version"] = "a string",
        ["System.Net.IPAddress"] = "a string",
        ["System.Net.IPEndPoint"] = "a string",
        ["System.Globalization.CultureInfo"] = "a string with its name",
        ["System.TimeZoneInfo"] = "a string with its id",
        ["System.Exception"] = "a string with its message",
        ["System.IO.Stream"] = "ReadOnlyMemory<byte>",
        ["System.IO.MemoryStream"] = "ReadOnlyMemory<byte>",
        ["System.Text.Json.JsonDocument"] = "System.Text.Json.JsonElement",
        ["System.Text.Json.Nodes.JsonNode"] = "System.Text.Json.JsonElement",
        ["System.Text.Json.Nodes.JsonObject"] = "System.Text.Json.JsonElement",
        ["System.Text.Json.Nodes.JsonArray"] = "System.Text.Json.JsonElement",
    };

    private const string LeaveOut = "leave it out of the message";

    // What belongs to one process: no part of it is worth sending.
    private static readonly Dictionary<string, string> Local = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task"] = LeaveOut,
        ["System.Threading.Tasks.ValueTask"] = LeaveOut,
        ["System.Threading.Tasks.Task`1"] = "await it first, and send its result",
        ["System.Threading.Tasks.ValueTask`1"] = "await it first, and send its result",
        ["System.Threading.CancellationToken"] = $"{LeaveOut}, the handler is given a CancellationToken of its own",
        ["System.Threading.CancellationTokenSource"] = $"{LeaveOut}, the handler is given a CancellationToken of its own",
        ["System.Delegate"] = $"code does not travel, {LeaveOut}",
        ["System.MulticastDelegate"] = $"code does not travel, {LeaveOut}",
    };

    /// <summary>The innermost type inside a type that keeps it from crossing the wire; <see langword="null"/> where it can, or where it does not compile.</summary>
    public static ITypeSymbol? Offender(ITypeSymbol type)
    {
        if (SupportedTypes.Classify(type) is not null)
        {
            return null;
        }

        switch (type)
        {
            case { TypeKind: TypeKind.Error or TypeKind.TypeParameter }:
                return null;
            case IArrayTypeSymbol { IsSZArray: true } array:
                return Offender(array.ElementType);
            case INamedTypeSymbol named when Local.ContainsKey(named.OriginalDefinition.FullMetadataName()):
                return type;
            case INamedTypeSymbol { TypeKind: not TypeKind.Delegate, IsTupleType: false, TypeArguments: { IsEmpty: false } arguments }:
                return arguments.Any(static a => a.TypeKind == TypeKind.Error) ? null : arguments.Select(Offender).FirstOrDefault(static o => o is not null) ?? type;
            default:
                return type;
        }
    }

    /// <summary>What to do about an offender, as the end of a sentence.</summary>
    public static string Of(ITypeSymbol offender, Contract contract) => offender switch
    {
        IArrayTypeSymbol array => $"use an array of arrays, {array.ElementType.Text()}[][]",
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "send what it points to",
        { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } => "declare what it holds, as a [Part] for example",
        INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: true } => $"code does not travel, {LeaveOut}",
        { TypeKind: TypeKind.Delegate } => "code does not travel, send what it would return",
        { IsTupleType: true } => "declare a [Part] with its elements",
        { TypeKind: TypeKind.Enum } => "make the enum internal or public",
        INamedTypeSymbol named => Of(named, contract),
        _ => "declare a [Part] with what it holds",
    };

    private static string Of(INamedTypeSymbol type, Contract contract)
    {
        var name = type.OriginalDefinition.FullMetadataName();
        return Others.TryGetValue(name, out var other) ? $"use {other}"
            : Local.TryGetValue(name, out var local) ? local
            : type.TypeArguments.Length == 1 && Lists.Contains(name) ? type.TypeArguments[0].SpecialType == SpecialType.System_Byte ? "use ReadOnlyMemory<byte>" : $"use IReadOnlyList<{type.TypeArguments[0].Text()}>"
            : Sets.Contains(name) ? $"use IReadOnlySet<{type.TypeArguments[0].Text()}>"
            : Dictionaries.Contains(name) ? $"use IReadOnlyDictionary<{type.TypeArguments[0].Text()}, {type.TypeArguments[1].Text()}>"
            : name is Generic + "Dictionary`2" or Generic + "IReadOnlyDictionary`2" ? "its keys must be strings, integers, GUIDs or enum values"
            : contract.Message(type) is not null ? $"a message is no member of another, declare a [Part] with what they share"
            : type.TypeKind == TypeKind.Interface || type.IsAbstract ? "a reader must know which type to make, declare a [Part]"
            : !contract.IsOwn(type) ? "declare a [Part] with what is needed of it"
            : type.IsRecord ? $"mark {type.Name} with [Part]"
            : $"make {type.Name} a partial record and mark it with [Part]";
    }

    /// <summary>The type as its author would write it.</summary>
    public static string Text(this ITypeSymbol type) => type.ToDisplayString(AsWritten);
}
