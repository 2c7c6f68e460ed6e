using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1015: a message or part inherits members.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageInheritsAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1015";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message or part that inherits",
        "{0} derives from {1}: {2}, so let both hold a [Part] instead",
        Category.Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Members of a base record come first on the wire, and a message is sent as the type that the compiler sees.",
        helpLinkUri: RulePage.Of("CTR1015_MessageInherits"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // What is no record has another mistake, and a base without members does no harm.
        if (type is { Shape: not null, Type: { IsRecord: true, BaseType: { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType), TypeKind: not TypeKind.Error } parent } }
            && (contract.Message(parent) is not null || contract.Part(parent) is not null || WireShape.Of(parent).Members.Length > 0))
        {
            var danger = contract.Message(parent) is not null ? $"sent through a variable of {parent.Name} it loses its own members"
                : contract.Part(parent) is not null ? $"held by a member of {parent.Name} it loses its own members"
                : "a member that is added there moves its own on the wire";
            context.ReportDiagnostic(Diagnostic.Create(Rule, BaseLocation(type, context.CancellationToken), type.Type.Name, parent.Name, danger));
        }
    }

    private static Location BaseLocation(MarkedType type, CancellationToken cancellationToken) =>
        type.Type.DeclaringSyntaxReferences
            .Select(r => (r.GetSyntax(cancellationToken) as TypeDeclarationSyntax)?.BaseList?.Types.FirstOrDefault()?.Type.GetLocation())
            .FirstOrDefault(static l => l?.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false)
        ?? type.IdentifierLocation(cancellationToken);
}
