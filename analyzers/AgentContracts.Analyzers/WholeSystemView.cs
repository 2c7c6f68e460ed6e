namespace AgentContracts.Analyzers;

/// <summary>Looks at the types of this and all referenced assemblies, in a project that says that it sees every agent.</summary>
internal static class WholeSystemView
{
    /// <summary>Judges one type, which may be of any kind; what it finds stands at the location.</summary>
    public delegate Diagnostic? Judge(Contract contract, INamedTypeSymbol type, Location location);

    /// <summary>
    /// Registers a judgement of types. What is found on a type of a referenced assembly stands on <c>[assembly: WholeSystem]</c>, for it has no other
    /// place here. The language's own types are left out: the hub itself sends and hears them.
    /// </summary>
    public static void Register(CompilationStartAnalysisContext context, Contract contract, Func<Traffic, IEnumerable<INamedTypeSymbol>> types, Judge judge)
    {
        if (contract.WholeSystem?.ApplicationSyntaxReference is not { } place)
        {
            return;
        }

        context.RegisterSymbolAction(
            c =>
            {
                var type = (INamedTypeSymbol)c.Symbol;
                if (judge(contract, type, type.IdentifierLocation(contract.Channel(type)?.Attribute ?? contract.Message(type)?.TierAttribute, c.CancellationToken)) is { } diagnostic)
                {
                    c.ReportDiagnostic(diagnostic);
                }
            },
            SymbolKind.NamedType);
        context.RegisterSemanticModelAction(c =>
        {
            if (c.SemanticModel.SyntaxTree != place.SyntaxTree)
            {
                return;
            }

            var location = place.GetSyntax(c.CancellationToken).GetLocation();
            foreach (var type in types(contract.Traffic).Where(t => !contract.IsOwn(t) && t.ContainingAssembly.Name != KnownNames.Language))
            {
                if (judge(contract, type, location) is { } diagnostic)
                {
                    c.ReportDiagnostic(diagnostic);
                }
            }
        });
    }
}
