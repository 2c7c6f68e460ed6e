using AgentContracts.Analyzers.Calls;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3001: an agent sends what it does not publish.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SendNeedsPublishesAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3001";

    /// <summary>The property of a diagnostic that holds the metadata name of the agent.</summary>
    public const string AgentProperty = "Agent";

    /// <summary>The property of a diagnostic that holds the name of the agent's assembly.</summary>
    public const string AssemblyProperty = "Assembly";

    /// <summary>The property of a diagnostic that holds the metadata name of the message.</summary>
    public const string MessageProperty = "Message";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Agent sends what it does not publish",
        "{0} sends {1} but does not declare it: add [Publishes<{1}>] to {0}",
        Category.Agents,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "[Publishes] is the whole of what an agent may say. Who sends what is read from it, by people and by the other rules.",
        helpLinkUri: RulePage.Of("CTR3001_SendNeedsPublishes"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        context.RegisterOperationAction(c => Analyze(c, contract, ((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(c => Analyze(c, contract, ((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
    }

    private static void Analyze(OperationAnalysisContext context, Contract contract, IMethodSymbol method)
    {
        if (method.IsSend(out var speaker, out var sent)
            && speaker is INamedTypeSymbol sender
            && sent is INamedTypeSymbol { TypeKind: not TypeKind.Error } message
            && contract.Agent(sender) is { } agent
            && !agent.Publishes.Any(p => SymbolEqualityComparer.Default.Equals(p.Target, message)))
        {
            var properties = ImmutableDictionary<string, string?>.Empty
                .Add(AgentProperty, sender.FullMetadataName())
                .Add(AssemblyProperty, sender.ContainingAssembly.Name)
                .Add(MessageProperty, message.FullMetadataName());
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.NameLocation(), properties, sender.Name, message.Name));
        }
    }
}
