namespace AgentContracts.Roslyn;

/// <summary>How an agent is made.</summary>
public static class AgentConstructor
{
    private const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";

    /// <summary>The longest constructor that code of the agent's assembly can call, the first in source of several; <see langword="null"/> where there is none.</summary>
    public static IMethodSymbol? Of(INamedTypeSymbol agent) =>
        agent.InstanceConstructors
            .Where(c => IsCallable(c, agent))
            .OrderByDescending(static c => c.Parameters.Length)
            .ThenBy(static c => c.DeclaringSyntaxReferences.FirstOrDefault()?.Span.Start ?? 0)
            .FirstOrDefault();

    /// <summary>The required members that whoever calls the constructor has to set, those of the agent's bases included.</summary>
    public static IEnumerable<ISymbol> MembersToSet(IMethodSymbol constructor) =>
        constructor.Has(SetsRequiredMembers)
            ? []
            : constructor.ContainingType.SelfAndBases()
                .SelectMany(static t => t.GetMembers())
                .Where(static m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                .GroupBy(static m => m.Name)
                .Select(static g => g.First());

    private static bool IsCallable(IMethodSymbol constructor, INamedTypeSymbol agent) =>
        constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && !Obsolescence.IsError(constructor)
        && constructor.Parameters.All(static p => p.RefKind is RefKind.None or RefKind.In && IsService(p.Type))
        && (Obsolescence.IsObsolete(agent) || constructor.Parameters.All(static p => Obsolescence.Of(p.Type) is null))
        && !(agent.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, agent));

    private static bool IsService(ITypeSymbol type) =>
        type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) } && type.IsResolved();
}
