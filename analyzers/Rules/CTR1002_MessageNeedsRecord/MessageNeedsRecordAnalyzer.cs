namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1002: a message or part is not a record.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageNeedsRecordAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1002";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message or part is not a record",
        "{0} {1} is a {2}, but messages and parts are values: write 'partial {3} {1}'",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A message is compared, copied and printed by its values, which is what a record is.",
        helpLinkUri: RulePage.Of("CTR1002_MessageNeedsRecord"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // A static class is none of a record's kinds; CTR1009 speaks of it.
        if (type.Shape is not null && type.Type is { IsRecord: false, IsStatic: false, IsRefLikeType: false, TypeKind: TypeKind.Class or TypeKind.Struct })
        {
            var isStruct = type.Type.TypeKind == TypeKind.Struct;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, type.IdentifierLocation(context.CancellationToken), type.Kind, type.Type.Name, isStruct ? "struct" : "class", isStruct ? "record struct" : "record"));
        }
    }
}
