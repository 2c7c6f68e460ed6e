namespace AgentContracts.Analyzers.Constraints;

/// <summary>The values of an <c>[AllowedValues]</c> or <c>[DeniedValues]</c> that a member can have.</summary>
internal sealed class ConstantSet
{
    private readonly ImmutableArray<object?> _values;

    private ConstantSet(ImmutableArray<object?> values, string text)
    {
        _values = values;
        Text = text;
    }

    /// <summary>The values.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>The values as they are written.</summary>
    public string Text { get; }

    /// <summary>The values that a member can have; <see langword="null"/> where nothing is known of them.</summary>
    public static ConstantSet? Of(ITypeSymbol type, AttributeData attribute)
    {
        var isNullable = type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array } list]
            || Annotation.KindOf(type) is not { } kind
            || !(kind is WireKind.String or WireKind.Boolean or WireKind.Enum or WireKind.Flags || Limit.IsNumber(kind)))
        {
            return null;
        }

        var constants = list.IsNull ? [] : list.Values;
        return new ConstantSet(
            [.. constants.Where(c => CanBe(kind, type, c, isNullable)).Select(c => Canonical(kind, c.Value))],
            string.Join(", ", constants.Select(static c => c.IsNull ? "null" : c.ToCSharpText())));
    }

    /// <summary>Whether a constant of the member's type is one of them.</summary>
    public bool Contains(WireKind kind, object? value) => _values.Contains(Canonical(kind, value));

    private static object? Canonical(WireKind kind, object? value) =>
        Limit.IsNumber(kind) ? Limit.OfNumber(kind, value)
        : kind is WireKind.Enum or WireKind.Flags ? Limit.OfNumber(WireKind.Decimal, value)
        : value;

    private static bool CanBe(WireKind kind, ITypeSymbol type, TypedConstant constant, bool isNullable) => kind switch
    {
        _ when constant.IsNull => isNullable,
        WireKind.String => constant.Value is string,
        WireKind.Boolean => constant.Value is bool,
        WireKind.Enum or WireKind.Flags => constant.Kind == TypedConstantKind.Enum ? SymbolEqualityComparer.Default.Equals(constant.Type, type.Underlying()) : constant.Value is int or long or byte or short or uint or ulong or sbyte or ushort,
        _ => constant.Kind == TypedConstantKind.Primitive && Limit.OfNumber(kind, constant.Value) is { } number
            && (!Limit.IsInteger(kind, out var all) || (number is decimal whole && decimal.Floor(whole) == whole && whole >= all.Minimum && whole <= all.Maximum)),
    };
}
