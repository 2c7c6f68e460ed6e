using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3006: code of an agent is async void.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidInAgentAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3006";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Async void in an agent",
        "{0} is async void, so nobody waits for it and an exception in it ends the process: {1}",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What an agent does after the first await of an async void method happens when its message already counts as handled. Its exceptions are neither retried nor dead-lettered: they end the process.",
        helpLinkUri: RulePage.Of("CTR3006_AsyncVoidInAgent"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        context.RegisterSymbolAction(c => AnalyzeMethod(c, contract), SymbolKind.Method);
        context.RegisterOperationAction(c => AnalyzeFunction(c, contract), OperationKind.LocalFunction, OperationKind.AnonymousFunction);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context, Contract contract)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (IsAsyncVoid(method) && contract.Agent(method.ContainingType) is { } agent && !IsMissingHandler(contract, agent, method))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0], $"{agent.Type.Name}.{method.Name}", "return ValueTask"));
        }
    }

    private static void AnalyzeFunction(OperationAnalysisContext context, Contract contract)
    {
        var (function, location) = context.Operation switch
        {
            ILocalFunctionOperation local => (local.Symbol, local.Symbol.Locations[0]),
            IAnonymousFunctionOperation { Syntax: AnonymousFunctionExpressionSyntax syntax } lambda => (lambda.Symbol, syntax.AsyncKeyword.GetLocation()),
            _ => (null, null),
        };
        if (function is not null && IsAsyncVoid(function) && contract.Agent(context.ContainingSymbol.ContainingType) is { } agent)
        {
            context.ReportDiagnostic(function.MethodKind == MethodKind.LocalFunction
                ? Diagnostic.Create(Rule, location, $"{function.Name} in {agent.Type.Name}", "return ValueTask")
                : Diagnostic.Create(Rule, location, $"A lambda in {agent.Type.Name}", "hand it to a delegate that returns a task"));
        }
    }

    // An event asks for void.
    private static bool IsAsyncVoid(IMethodSymbol method) =>
        method is { IsAsync: true, ReturnsVoid: true }
        && !(method.Parameters is [{ Type.SpecialType: SpecialType.System_Object }, { Type: INamedTypeSymbol arguments }] && arguments.SelfAndBases().Any(static t => t.Is("System.EventArgs")));

    // That the handler of a message that reaches the agent returns void is an error of its own.
    private static bool IsMissingHandler(Contract contract, AgentSymbol agent, IMethodSymbol method) =>
        method is { Name: KnownNames.HandleAsync, Parameters: [{ Type: INamedTypeSymbol type }, ..] }
        && contract.Message(type) is { IsValid: true } message
        && SymbolEqualityComparer.Default.Equals(HandlerShape.Of(agent.Type, type).Method, method)
        && Reachability.Of(contract, agent, [message]).Any();
}
