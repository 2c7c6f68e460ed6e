using AgentContracts.Analyzers.Calls;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2009: a message is broadcast as an emergency that no agent handles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnheardEmergencyAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2009";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Emergency broadcast that no agent handles",
        "{0} {1}: {2}",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An emergency reaches the agents that subscribe to an [Emergency] channel and handle it. A broadcast that none of them handles raises no alarm anywhere.",
        helpLinkUri: RulePage.Of("CTR2009_UnheardEmergency"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        context.RegisterOperationAction(c => Analyze(c, contract, ((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(c => Analyze(c, contract, ((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
    }

    private static void Analyze(OperationAnalysisContext context, Contract contract, IMethodSymbol method)
    {
        if (method is { Name: "BroadcastEmergencyAsync", TypeArguments: [INamedTypeSymbol type] }
            && method.ContainingType.Is(KnownNames.Hub)
            && contract.Message(type) is { } message
            && Fault(contract, message) is var (fault, remedy))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.NameLocation(), type.Name, fault, remedy));
        }
    }

    private static (string Fault, string Remedy)? Fault(Contract contract, MessageSymbol message)
    {
        if (!message.IsEmergency)
        {
            return ("is not an emergency", "mark it [Emergency] or send it with SendAsync");
        }

        return contract.WholeSystem is not null && !contract.Traffic.HearersOfEmergency(message.Type).Any()
            ? ("is broadcast, but no agent of the system handles it", "subscribe an agent to an [Emergency] channel and handle it there")
            : null;
    }
}
