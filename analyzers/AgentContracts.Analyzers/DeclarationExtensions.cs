using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>The name of the type in the declaration with the attribute that makes it what it is.</summary>
    public static Location IdentifierLocation(this MarkedType type, CancellationToken cancellationToken) =>
        type.Type.IdentifierLocation(type.Mark, cancellationToken);

    /// <summary>The name of a marked type as an additional location; none for one of a referenced assembly.</summary>
    public static IEnumerable<Location> DeclarationOf(this Contract contract, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        contract.IsOwn(type) && contract.Marked(type) is { } marked ? [marked.IdentifierLocation(cancellationToken)] : [];

    /// <summary>The name of a member; where it is inherited from a referenced assembly, the name of the type.</summary>
    public static Location MemberLocation(this MarkedType type, ISymbol member, CancellationToken cancellationToken) =>
        member.Locations.FirstOrDefault(static l => l.IsInSource) ?? type.IdentifierLocation(cancellationToken);

    /// <summary>The type in the declaration of a member; where it is inherited from a referenced assembly, the name of the type that has it.</summary>
    public static Location MemberTypeLocation(this MarkedType type, WireMember member, CancellationToken cancellationToken) =>
        ((ISymbol?)member.Parameter ?? member.Symbol).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            ParameterSyntax { Type: { } written } => written.GetLocation(),
            PropertyDeclarationSyntax property => property.Type.GetLocation(),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } => field.Type.GetLocation(),
            _ => type.MemberLocation(member.Symbol, cancellationToken),
        };

    /// <summary>The first declaration of the type that does not say <c>partial</c>.</summary>
    public static TypeDeclarationSyntax? FirstNotPartial(this INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(static d => !d.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The keywords and the name of a declaration without its modifiers: <c>record struct Leg</c>.</summary>
    public static string Head(this TypeDeclarationSyntax declaration) => declaration switch
    {
        RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.None } record => $"record {record.ClassOrStructKeyword.Text} {record.Identifier.Text}",
        _ => $"{declaration.Keyword.Text} {declaration.Identifier.Text}",
    };

    /// <summary>An argument of an attribute; the whole attribute where it has none there.</summary>
    public static Location ArgumentLocation(this AttributeData attribute, string name, int position, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return Location.None;
        }

        var arguments = syntax.ArgumentList?.Arguments ?? [];
        var named = arguments.FirstOrDefault(a => (a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText == name);
        var argument = named ?? (position >= 0 && position < arguments.Count && arguments[position] is { NameEquals: null, NameColon: null } positional ? positional : null);
        return argument?.Expression.GetLocation() ?? syntax.GetLocation();
    }

    /// <summary>Where an attribute sets the first of some settings that it sets; the attribute where it sets none of them.</summary>
    public static Location? SettingLocation(this AttributeData attribute, CancellationToken cancellationToken, params string[] names)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        var settings = syntax.ArgumentList?.Arguments ?? default;
        return (names.Select(n => settings.FirstOrDefault(s => s.NameEquals?.Name.Identifier.ValueText == n)).FirstOrDefault(static s => s is not null) ?? (SyntaxNode)syntax).GetLocation();
    }
}
