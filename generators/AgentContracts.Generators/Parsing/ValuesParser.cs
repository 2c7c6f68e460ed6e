using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads <c>[AllowedValues]</c> and <c>[DeniedValues]</c> as constants of the member's own type.</summary>
internal static class ValuesParser
{
    /// <summary>The rule, or <see langword="null"/> where the attribute itself must decide.</summary>
    public static RuleModel? Parse(string? message, bool areAllowed, ITypeSymbol type, AttributeData attribute)
    {
        var wire = SupportedTypes.Classify(type);
        var own = wire is { Kind: WireKind.Nullable, Element: { } element } ? element : wire;
        if (own is not { Kind: WireKind.String or WireKind.Boolean or WireKind.Enum or WireKind.Flags } && !(own is { } number && NumberText.IsNumber(number.Kind)))
        {
            return null;
        }

        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array } values])
        {
            return null;
        }

        var constants = values.IsNull ? [] : values.Values;
        var expressions = constants.Select(c => ExpressionOf(c, wire!, own)).OfType<string>().Distinct().ToEquatableArray();
        return new ValuesRule(message, areAllowed, expressions, string.Join(", ", constants.Select(static c => c.IsNull ? "null" : TextOf(c))));
    }

    // A constant that no value of the type equals is left out.
    private static string? ExpressionOf(TypedConstant constant, WireType declared, WireType own)
    {
        if (constant.IsNull)
        {
            return declared.Symbol.IsReferenceType || declared.Kind == WireKind.Nullable ? "null" : null;
        }

        return own.Kind switch
        {
            WireKind.String => constant.Value is string text ? ConstantText.Literal(text) : null,
            WireKind.Boolean => constant.Value is bool flag ? ConstantText.Literal(flag) : null,
            WireKind.Enum or WireKind.Flags => EnumValueOf(constant, (INamedTypeSymbol)own.Symbol),
            _ => IsNumber(constant) ? NumberText.Exact(own.Kind, constant.Value!) : null,
        };
    }

    private static string? EnumValueOf(TypedConstant constant, INamedTypeSymbol type)
    {
        if (constant.Kind == TypedConstantKind.Enum && !SymbolEqualityComparer.Default.Equals(constant.Type, type))
        {
            return null;
        }

        var underlying = SupportedTypes.Classify(type.EnumUnderlyingType!)!.Kind;
        return constant.Kind == TypedConstantKind.Enum ? EnumParser.ExpressionOf(type, constant.Value!)
            : IsNumber(constant) && NumberText.Exact(underlying, constant.Value!) is { } number ? $"({Names.Full(type)})({number})"
            : null;
    }

    private static bool IsNumber(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Primitive, Type: { } type } && SupportedTypes.Classify(type) is { } wire && NumberText.IsNumber(wire.Kind);

    private static string TextOf(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } => EnumParser.FieldsOf(type).FirstOrDefault(f => Equals(f.ConstantValue, constant.Value))?.Name ?? ConstantText.Invariant(constant.Value),
        { Kind: TypedConstantKind.Primitive } => ConstantText.Invariant(constant.Value),
        _ => constant.ToCSharpText(),
    };

    private static string ToCSharpText(this TypedConstant constant) => constant.Kind == TypedConstantKind.Type ? $"{constant.Value}" : "";
}
