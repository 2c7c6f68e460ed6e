using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers;

/// <summary>Where in the source to point.</summary>
internal static class DeclarationExtensions
{
    /// <summary>
    /// The name of the type in the declaration that an attribute stands on. A partial type has several declarations; the one with the attribute is the
    /// one that its author means.
    /// </summary>
    public static Location IdentifierLocation(this INamedTypeSymbol type, AttributeData? attribute, CancellationToken cancellationToken) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is { } declaration
            ? declaration.Identifier.GetLocation()
            : type.Locations[0];
}
