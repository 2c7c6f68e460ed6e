using AgentContracts.Analyzers.Calls;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3005: a send is a statement of its own, and nobody waits for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SendNotAwaitedAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3005";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Send not awaited",
        "Nobody waits for {0} of {1}, so a refusal or a failure is lost: await it",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A send waits for room, and says by throwing that a message is invalid or was refused. Who does not wait learns neither, and sends faster than the channel can carry.",
        helpLinkUri: RulePage.Of("CTR3005_SendNotAwaited"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.IsSend(out _, out var message) && (CallResult.IsDropped(call) || CallResult.IsResultAwaitedAndDropped(call)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.NameLocation(), call.TargetMethod.Name, message.Name));
        }
    }
}
