using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Writes an attribute again as the expression that makes it.</summary>
internal static class AttributeExpression
{
    /// <summary><c>new global::Acme.EvenAttribute(2) { ErrorMessage = "odd" }</c>, or <see langword="null"/> where generated code cannot make it.</summary>
    public static string? Of(AttributeData attribute)
    {
        if (attribute is not { AttributeClass: { TypeKind: TypeKind.Class } type, AttributeConstructor: { } constructor }
            || !type.IsVisibleInItsAssembly()
            || !type.IsResolved()
            || IsError(type)
            || IsError(constructor)
            || attribute.ConstructorArguments.Any(IsUnreadable)
            || attribute.NamedArguments.Any(static a => IsUnreadable(a.Value)))
        {
            return null;
        }

        var arguments = string.Join(", ", attribute.ConstructorArguments.Select(Constant));
        var named = string.Join(", ", attribute.NamedArguments.Select(static a => $"{Names.Identifier(a.Key)} = {Constant(a.Value)}"));
        return $"new {Names.Full(type)}({arguments}){(named.Length == 0 ? "" : $" {{ {named} }}")}";
    }

    /// <summary>An attribute's argument as an expression.</summary>
    public static string Constant(TypedConstant constant) => constant switch
    {
        { IsNull: true, Type: { } type } => $"({Names.FullAnnotated(type.WithNullableAnnotation(type.IsReferenceType ? NullableAnnotation.Annotated : type.NullableAnnotation))})null!",
        { IsNull: true } => "null!",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({Names.Full(type)})",
        { Kind: TypedConstantKind.Array, Type: IArrayTypeSymbol type } => $"new {Names.FullAnnotated(type)} {{ {string.Join(", ", constant.Values.Select(Constant))} }}",
        { Type: { } type } => Exactly(ConstantText.Of(constant.Value, type), type),
        _ => "default!",
    };

    // Inside an object array a small integer would otherwise be boxed as an int.
    private static string Exactly(string text, ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 ? $"({Names.Full(type)})({text})" : text;

    private static bool IsUnreadable(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsUnreadable))
        || (constant.Kind == TypedConstantKind.Type && constant.Value is ITypeSymbol type && !(type.IsResolved() && IsNameable(type)));

    private static bool IsNameable(ITypeSymbol type) => type is not INamedTypeSymbol named || named.IsVisibleInItsAssembly();

    private static bool IsError(ISymbol symbol) => symbol.Attribute("System.ObsoleteAttribute")?.Argument<bool>(1) == true;
}
