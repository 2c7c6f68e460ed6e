using AgentContracts.Analyzers.Calls;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3012: the receipt of <c>TrySendAsync</c> is left lying.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReceiptDroppedAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3012";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Receipt dropped",
        "Nobody reads the receipt of {0}, the only place that says whether it was refused: read it, or use SendAsync, which throws",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "TrySendAsync does not throw when a route refuses a message or stays unknown. It says so in the receipt; without it the message is lost in silence.",
        helpLinkUri: RulePage.Of("CTR3012_ReceiptDropped"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == HubSend.TrySendAsync && call.TargetMethod.IsSend(out _, out var message) && CallResult.IsAwaitedAndDropped(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.NameLocation(), message.Name));
        }
    }
}
