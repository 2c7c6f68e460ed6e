using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Roslyn;

/// <summary>Questions that every reader asks a symbol.</summary>
public static class SymbolExtensions
{
    /// <summary>Whether a top-level type has this metadata name, its type arguments aside.</summary>
    public static bool Is(this ITypeSymbol? type, string metadataName)
    {
        if (type is not INamedTypeSymbol { ContainingType: null } named)
        {
            return false;
        }

        var end = metadataName.Length;
        if (!TakeSegment(metadataName, ref end, named.MetadataName))
        {
            return false;
        }

        for (var space = named.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (!TakeSegment(metadataName, ref end, space.Name))
            {
                return false;
            }
        }

        return end < 0;
    }

    /// <summary>The first attribute of this metadata name.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string metadataName) => Attribute(symbol.GetAttributes(), metadataName);

    /// <summary>The first attribute of this metadata name.</summary>
    public static AttributeData? Attribute(this ImmutableArray<AttributeData> attributes, string metadataName)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.Is(metadataName))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>
    /// The attributes of a type by file, then by position. The declarations of a partial type come in the order in which the compiler got its files, which
    /// may mean nothing. Those of a referenced assembly stay as they are.
    /// </summary>
    public static IEnumerable<AttributeData> AttributesInSourceOrder(this INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length == 1
            ? type.GetAttributes()
            : type.GetAttributes().OrderBy(static a => a.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal);

    /// <summary>Whether the symbol carries an attribute of this metadata name.</summary>
    public static bool Has(this ISymbol symbol, string metadataName) => symbol.Attribute(metadataName) is not null;

    /// <summary>The value of a named argument, or <see langword="null"/> where it is not given or not of this type.</summary>
    public static T? NamedArgument<T>(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind is not TypedConstantKind.Array && argument.Value.Value is T value)
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>The value of a constructor argument, or <see langword="null"/> where it is not given or not of this type.</summary>
    public static T? Argument<T>(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array, Value: T value }
            ? value
            : default;

    /// <summary>Where the attribute stands in source; <see langword="null"/> for a referenced assembly.</summary>
    public static Location? Location(this AttributeData attribute, CancellationToken cancellationToken = default) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();

    /// <summary>Where a type argument of a generic attribute stands in source; the whole attribute where an alias hides it.</summary>
    public static Location? TypeArgumentLocation(this AttributeData attribute, int index, CancellationToken cancellationToken = default)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        var name = syntax.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax aliased => aliased.Name,
            var simple => simple,
        };
        return name is GenericNameSyntax generic && index < generic.TypeArgumentList.Arguments.Count
            ? generic.TypeArgumentList.Arguments[index].GetLocation()
            : syntax.GetLocation();
    }

    /// <summary>Whether every declaration of the type says <c>partial</c>.</summary>
    public static bool IsPartial(this INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences is { IsEmpty: false } declarations
        && declarations.All(static d => d.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether any code of its assembly may name the type, its type arguments and the types around it.</summary>
    public static bool IsVisibleInItsAssembly(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsVisibleInItsAssembly(),
        INamedTypeSymbol { IsFileLocal: true } => false,
        INamedTypeSymbol named =>
            named.DeclaredAccessibility is Accessibility.NotApplicable or Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
            && (named.ContainingType is null || named.ContainingType.IsVisibleInItsAssembly())
            && named.TypeArguments.All(IsVisibleInItsAssembly),
        _ => false,
    };

    /// <summary>Whether code of other assemblies can name the type: it and every type around it are public or protected.</summary>
    public static bool IsSeenOutside(this INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (type.ContainingType is null || type.ContainingType.IsSeenOutside());

    /// <summary>The type of the values that are not null.</summary>
    public static ITypeSymbol Underlying(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>Whether code can name the type at all: nothing in it is unknown to the compiler.</summary>
    public static bool IsResolved(this ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => false,
        IArrayTypeSymbol array => array.ElementType.IsResolved(),
        // The arguments of List<> are unknown, but not missing.
        INamedTypeSymbol named => (named.IsUnboundGenericType || named.TypeArguments.All(static a => a.IsResolved())) && (named.ContainingType is null || named.ContainingType.IsResolved()),
        _ => true,
    };

    /// <summary>Whether everybody can name the type: it is public, and so are the types around it.</summary>
    public static bool IsPublic(this INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || type.ContainingType.IsPublic());

    /// <summary>The type and the types it derives from, up to but without <see cref="object"/> and <see cref="ValueType"/>.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null and not { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>The metadata name with its namespace and the types around it: <c>Acme.Outer+Inner`1</c>.</summary>
    public static string FullMetadataName(this INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{outer.FullMetadataName()}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString(NamespaceFormat)}.{type.MetadataName}"
        : type.MetadataName;

    private static readonly SymbolDisplayFormat NamespaceFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static bool TakeSegment(string name, ref int end, string segment)
    {
        var start = end - segment.Length;
        if (start < 0 || string.CompareOrdinal(name, start, segment, 0, segment.Length) != 0 || (start > 0 && name[start - 1] != '.'))
        {
            return false;
        }

        end = start - 1;
        return true;
    }
}
