namespace AgentContracts.Analyzers;

/// <summary>Looks at names that two referenced assemblies share. Only a project that references both can tell.</summary>
/// <param name="names">The names.</param>
/// <param name="needsWholeSystem">Whether only a project that sees every agent can tell.</param>
internal sealed class ReferencedNames(Func<NameIndex, ImmutableArray<SharedName>> names, bool needsWholeSystem = false)
{
    /// <summary>
    /// Registers a rule about them, whose message takes a type, the name, and the type that has it already. What it finds stands on
    /// <c>[assembly: WholeSystem]</c>. Without that the diagnostic has no place, and warns: perhaps the two are never used together.
    /// </summary>
    public void Register(CompilationStartAnalysisContext context, Contract contract, DiagnosticDescriptor rule)
    {
        var place = contract.WholeSystem?.ApplicationSyntaxReference;
        if (place is null && needsWholeSystem)
        {
            return;
        }

        var isTold = 0;
        context.RegisterSemanticModelAction(c =>
        {
            if ((place is not null && c.SemanticModel.SyntaxTree != place.SyntaxTree) || Interlocked.Exchange(ref isTold, 1) == 1)
            {
                return;
            }

            var location = place?.GetSyntax(c.CancellationToken).GetLocation() ?? Location.None;
            var severity = place is null ? DiagnosticSeverity.Warning : rule.DefaultSeverity;
            foreach (var (name, first, second) in names(contract.Names))
            {
                c.ReportDiagnostic(Diagnostic.Create(rule, location, severity, additionalLocations: null, properties: null, TextOf(second), name, TextOf(first)));
            }
        });
    }

    private static string TextOf(INamedTypeSymbol type) => $"{type.ToDisplayString()} of {type.ContainingAssembly.Name}";
}
