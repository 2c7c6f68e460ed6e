using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Roslyn;

/// <summary>
/// What of a record travels, and how a reader makes an instance. The order of the members is the order on the wire: positional parameters, then
/// settable properties, then fields, each in source order and those of a base record first.
/// </summary>
public sealed class WireShape
{
    private WireShape(IMethodSymbol? constructor, ImmutableArray<WireMember> members)
    {
        Constructor = constructor;
        Members = members;
    }

    /// <summary>The primary constructor or the parameterless one; <see langword="null"/> where there is neither.</summary>
    public IMethodSymbol? Constructor { get; }

    /// <summary>The members that travel, in the order on the wire.</summary>
    public ImmutableArray<WireMember> Members { get; }

    /// <summary>Reads the shape of a record of this or a referenced assembly.</summary>
    public static WireShape Of(INamedTypeSymbol type)
    {
        var primary = PrimaryConstructorOf(type);
        var members = ImmutableArray.CreateBuilder<WireMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in primary?.Parameters ?? [])
        {
            if (MemberNamed(type, parameter.Name) is { } member && names.Add(parameter.Name))
            {
                members.Add(WireMember.Positional(member, parameter));
            }
        }

        var bases = type.SelfAndBases().Reverse().ToArray();
        foreach (var property in bases.SelectMany(static t => InSourceOrder(t, t.GetMembers().OfType<IPropertySymbol>())))
        {
            if (IsSettable(property, type) && MeantBy(type, property) is { } member && names.Add(property.Name))
            {
                members.Add(member);
            }
        }

        foreach (var field in bases.SelectMany(static t => InSourceOrder(t, t.GetMembers().OfType<IFieldSymbol>())))
        {
            if (field is { IsStatic: false, IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public } && MeantBy(type, field) is { } member && names.Add(field.Name))
            {
                members.Add(member);
            }
        }

        return new WireShape(primary ?? ParameterlessConstructorOf(type), members.ToImmutable());
    }

    /// <summary>A property or field of the type or its bases that code inside the type can read.</summary>
    public static ISymbol? MemberNamed(INamedTypeSymbol type, string name) =>
        MeantBy(type, name) is { IsStatic: false } member
        && (member is IFieldSymbol || (member is IPropertySymbol { IsIndexer: false } property && GetterOf(property) is { } getter && IsAccessible(getter, type)))
            ? member
            : null;

    /// <summary>What code inside the type means by a name, which hides whatever a base has of that name; <see langword="null"/> where it means nothing.</summary>
    public static ISymbol? MeantBy(INamedTypeSymbol type, string name) =>
        type.SelfAndBases()
            .SelectMany(t => t.GetMembers(name))
            .FirstOrDefault(m => IsAccessible(m, type) && m is not IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false });

    /// <summary>Whether code inside the type reads a member of the type or its bases, or what overrides it, by its name: nothing hides it, and it is not private to a base.</summary>
    public static bool CanRead(INamedTypeSymbol type, ISymbol member) => IsOrOverrides(MemberNamed(type, member.Name), member);

    private static IMethodSymbol? PrimaryConstructorOf(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(static c => c.DeclaringSyntaxReferences.Any(static s => s.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }))
        ?? (type.DeclaringSyntaxReferences.IsEmpty ? ReferencedPrimaryConstructorOf(type) : null);

    // Metadata does not say which constructor is the primary one; its parameters are those of Deconstruct.
    private static IMethodSymbol? ReferencedPrimaryConstructorOf(INamedTypeSymbol type)
    {
        var deconstructs = type.GetMembers("Deconstruct").OfType<IMethodSymbol>().ToArray();
        return type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length > 0 && deconstructs.Any(d =>
            d.Parameters.Select(static p => p.Name).SequenceEqual(c.Parameters.Select(static p => p.Name), StringComparer.Ordinal)));
    }

    private static IMethodSymbol? ParameterlessConstructorOf(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty);

    private static bool IsSettable(IPropertySymbol property, INamedTypeSymbol within) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, ExplicitInterfaceImplementations.IsEmpty: true, GetMethod: not null, SetMethod: { } setter }
        && IsAccessible(property.GetMethod, within)
        && IsAccessible(setter, within);

    // What hides a member travels in its place, or keeps it from travelling.
    private static WireMember? MeantBy(INamedTypeSymbol type, ISymbol settable) => MeantBy(type, settable.Name) switch
    {
        IFieldSymbol { IsStatic: false, IsReadOnly: false, IsConst: false } field => WireMember.Of(field),
        IPropertySymbol { IsStatic: false, GetMethod: { } getter, SetMethod: { } setter } property when IsAccessible(getter, type) && IsAccessible(setter, type) => WireMember.Of(property),
        IPropertySymbol property when IsOrOverrides(property, settable) => WireMember.Of(property),
        _ => null,
    };

    private static bool IsOrOverrides(ISymbol? member, ISymbol other)
    {
        for (; member is not null; member = (member as IPropertySymbol)?.OverriddenProperty)
        {
            if (SymbolEqualityComparer.Default.Equals(member, other))
            {
                return true;
            }
        }

        return false;
    }

    private static IMethodSymbol? GetterOf(IPropertySymbol property) =>
        property.GetMethod ?? (property.OverriddenProperty is { } overridden ? GetterOf(overridden) : null);

    private static bool IsAccessible(ISymbol symbol, INamedTypeSymbol within) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingType, within)
        || symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        || (symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, within.ContainingAssembly));

    // The declarations of a partial record come in the order in which the compiler got its files; the order on the wire may not depend on that.
    private static IEnumerable<T> InSourceOrder<T>(INamedTypeSymbol type, IEnumerable<T> members) where T : ISymbol =>
        type.DeclaringSyntaxReferences.Length == 1 ? members : members.OrderBy(static m => m.DeclaringSyntaxReferences.FirstOrDefault() is { } s ? s.SyntaxTree.FilePath : "", StringComparer.Ordinal);
}
