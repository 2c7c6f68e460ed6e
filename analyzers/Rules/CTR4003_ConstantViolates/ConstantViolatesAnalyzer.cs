using AgentContracts.Analyzers.Constraints;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR4003: a constant violates the constraint of the member that it is given to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstantViolatesAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR4003";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Constant that violates a constraint",
        "{0}.{1} is {2} here, but must {3}, so such a message is refused when it is sent: {4}",
        Category.Validation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SendAsync throws MessageValidationException for a message that is not valid, and nothing is sent. Of a constant that is known before.",
        helpLinkUri: RulePage.Of("CTR4003_ConstantViolates"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        context.RegisterOperationAction(c => Analyze(c, contract, (IObjectCreationOperation)c.Operation), OperationKind.ObjectCreation);
        context.RegisterOperationAction(c => AnalyzeInitializer(c, contract, c.Operation.Type, ((IWithOperation)c.Operation).Initializer), OperationKind.With);
        context.RegisterOperationAction(c => AnalyzeDefault(c, contract, (ISymbolInitializerOperation)c.Operation), OperationKind.ParameterInitializer, OperationKind.PropertyInitializer, OperationKind.FieldInitializer);
    }

    private static void Analyze(OperationAnalysisContext context, Contract contract, IObjectCreationOperation creation)
    {
        if (ShapeOf(contract, creation.Type) is not { } shape)
        {
            return;
        }

        foreach (var argument in creation.Arguments.Where(static a => a.ArgumentKind == ArgumentKind.Explicit))
        {
            if (shape.Members.FirstOrDefault(m => m.Parameter is not null && SymbolEqualityComparer.Default.Equals(m.Parameter, argument.Parameter)) is { } member)
            {
                Check(context, creation.Type!, member, argument.Value);
            }
        }

        AnalyzeInitializer(context, contract, creation.Type, creation.Initializer);
    }

    private static void AnalyzeInitializer(OperationAnalysisContext context, Contract contract, ITypeSymbol? type, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null || ShapeOf(contract, type) is not { } shape)
        {
            return;
        }

        foreach (var assignment in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IMemberReferenceOperation target && shape.Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Symbol, target.Member)) is { } member)
            {
                Check(context, type!, member, assignment.Value);
            }
        }
    }

    private static void AnalyzeDefault(OperationAnalysisContext context, Contract contract, ISymbolInitializerOperation declared)
    {
        var (symbol, type) = declared switch
        {
            IParameterInitializerOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } => ((ISymbol)parameter, method.ContainingType),
            IPropertyInitializerOperation { InitializedProperties: [var property, ..] } => (property, property.ContainingType),
            IFieldInitializerOperation { InitializedFields: [var field, ..] } => (field, field.ContainingType),
            _ => default,
        };

        // Nothing and the empty text stand for a value that is still to come, and a required member always gets one.
        if (declared.Value.ConstantValue is not { HasValue: true, Value: null or "" }
            && ShapeOf(contract, type)?.Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Parameter, symbol) || SymbolEqualityComparer.Default.Equals(m.Symbol, symbol)) is { IsRequired: false } member)
        {
            Check(context, type, member, declared.Value);
        }
    }

    private static void Check(OperationAnalysisContext context, ITypeSymbol type, WireMember member, IOperation value)
    {
        // What becomes nullable is no constant of its own.
        while (value is IConversionOperation { IsImplicit: true, ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        if (value.ConstantValue is { HasValue: true, Value: var constant } && ConstantCheck.ViolationOf(ConstrainedMember.Of(member), constant) is var (must, remedy))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, value.Syntax.GetLocation(), type.Name, member.Name, ConstantText.Of(constant), must, remedy));
        }
    }

    private static WireShape? ShapeOf(Contract contract, ITypeSymbol? type) => type is INamedTypeSymbol named ? contract.Marked(named)?.Shape : null;
}
