namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1014: a message, part, channel or agent is file-local, private or protected.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNotVisibleAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1014";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "File-local or privately nested message, part, channel or agent",
        "{0} {1} cannot be named outside {2}: make {3} internal or public",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Generated code in other files names every message, part, channel and agent: in the manifest, in handler interfaces, in routes.",
        helpLinkUri: RulePage.Of("CTR1014_TypeNotVisible"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        for (var current = type.Type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                var isSelf = current.Equals(type.Type, SymbolEqualityComparer.Default);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    type.IdentifierLocation(context.CancellationToken),
                    type.Kind,
                    type.Type.Name,
                    current.IsFileLocal ? "its file" : current.ContainingType?.Name,
                    isSelf ? "it" : current.Name));
                return;
            }
        }
    }
}
