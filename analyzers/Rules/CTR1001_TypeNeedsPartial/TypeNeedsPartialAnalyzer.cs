using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1001: a message, part, channel or agent, or a type around it, is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNeedsPartialAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1001";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message, part, channel or agent is not partial",
        "{0} {1} gets no generated code because {2} is not partial: write 'partial {3}'",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator writes the other half of every message, part, channel and agent. It can only do so where the type and every type around it are partial.",
        helpLinkUri: RulePage.Of("CTR1001_TypeNeedsPartial"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var problems = Extensibility.ProblemsOf(type) & (ExtensionProblems.NotPartial | ExtensionProblems.ContainingTypeNotPartial);
        if (problems == ExtensionProblems.None || MarkOf(contract, type) is not var (kind, mark))
        {
            return;
        }

        if (problems.HasFlag(ExtensionProblems.NotPartial))
        {
            if (FirstNotPartial(type, context.CancellationToken) is { } declaration)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, declaration.Identifier.GetLocation(), kind, type.Name, "it", Head(declaration)));
            }

            return;
        }

        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (FirstNotPartial(outer, context.CancellationToken) is { } declaration)
            {
                var location = type.IdentifierLocation(mark, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, [declaration.Identifier.GetLocation()], kind, type.Name, $"{outer.Name} around it", Head(declaration)));
                return;
            }
        }
    }

    private static (string Kind, AttributeData? Mark)? MarkOf(Contract contract, INamedTypeSymbol type) =>
        contract.Message(type) is { } message ? ("Message", message.TierAttribute ?? message.Routes.FirstOrDefault()?.Attribute ?? type.Attribute(KnownNames.Emergency))
        : contract.Part(type) is not null ? ("Part", type.Attribute(KnownNames.Part))
        : contract.Channel(type) is { } channel ? ("Channel", channel.Attribute)
        : contract.Agent(type) is { } agent ? ("Agent", agent.Attribute)
        : null;

    private static TypeDeclarationSyntax? FirstNotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(static d => !d.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string Head(TypeDeclarationSyntax declaration) => declaration switch
    {
        RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not (int)SyntaxKind.None } record => $"record {record.ClassOrStructKeyword.Text} {record.Identifier.Text}",
        _ => $"{declaration.Keyword.Text} {declaration.Identifier.Text}",
    };
}
