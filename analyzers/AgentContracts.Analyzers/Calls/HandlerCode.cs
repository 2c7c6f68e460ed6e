using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>
/// Which code of one agent runs inside which of its handlers. The agent's own methods and local functions are followed from call to call; lambdas are not,
/// because they run who knows where, as in <c>Task.Run(() =&gt; …)</c>.
/// </summary>
internal sealed class HandlerCode
{
    private readonly Contract _contract;
    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<IMethodSymbol>> _calls = new(SymbolEqualityComparer.Default);

    private HandlerCode(Contract contract, AgentSymbol agent)
    {
        _contract = contract;
        Agent = agent;
    }

    /// <summary>The agent.</summary>
    public AgentSymbol Agent { get; }

    /// <summary>Begins with each agent of the compilation; what the caller registers at its end may ask for the messages.</summary>
    public static void Read(CompilationStartAnalysisContext context, Contract contract, Action<SymbolStartAnalysisContext, HandlerCode> begin) =>
        context.RegisterSymbolStartAction(
            start =>
            {
                if (contract.Agent((INamedTypeSymbol)start.Symbol) is { IsValid: true } agent)
                {
                    var code = new HandlerCode(contract, agent);
                    start.RegisterOperationAction(code.AddCall, OperationKind.Invocation);
                    begin(start, code);
                }
            },
            SymbolKind.NamedType);

    /// <summary>The method or local function that an operation stands in; <see langword="null"/> inside a lambda and outside of methods.</summary>
    public static IMethodSymbol? MethodAt(OperationAnalysisContext context)
    {
        for (var around = context.Operation.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IAnonymousFunctionOperation:
                    return null;
                case ILocalFunctionOperation local:
                    return local.Symbol;
            }
        }

        return context.ContainingSymbol is IMethodSymbol method ? Declared(method) : null;
    }

    /// <summary>The messages in whose handlers each method runs, the most urgent first.</summary>
    public ILookup<ISymbol, MessageSymbol> MessagesByMethod()
    {
        var pairs = new List<(ISymbol Method, MessageSymbol Message)>();
        foreach (var type in HandlerShape.HandledBy(Agent.Type).OfType<INamedTypeSymbol>())
        {
            if (_contract.Message(type) is { IsValid: true } message && HandlerShape.Of(Agent.Type, type).Method is { } handler)
            {
                pairs.AddRange(ReachedFrom(handler).Select(m => (m, message)));
            }
        }

        return pairs
            .OrderBy(static p => p.Message.Tier)
            .ThenBy(static p => p.Message.Type.FullMetadataName(), StringComparer.Ordinal)
            .ToLookup(static p => p.Method, static p => p.Message, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);
    }

    private void AddCall(OperationAnalysisContext context)
    {
        var target = ((IInvocationOperation)context.Operation).TargetMethod;
        if ((target.MethodKind == MethodKind.LocalFunction || SymbolEqualityComparer.Default.Equals(target.ContainingType, Agent.Type)) && MethodAt(context) is { } caller)
        {
            _calls.GetOrAdd(caller, static _ => []).Add(Declared(target));
        }
    }

    private IEnumerable<ISymbol> ReachedFrom(IMethodSymbol handler)
    {
        var reached = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { Declared(handler) };
        var open = new Queue<ISymbol>(reached);
        while (open.Count > 0)
        {
            if (_calls.TryGetValue(open.Dequeue(), out var callees))
            {
                foreach (var callee in callees.Where(reached.Add))
                {
                    open.Enqueue(callee);
                }
            }
        }

        return reached;
    }

    private static IMethodSymbol Declared(IMethodSymbol method) => (method.PartialDefinitionPart ?? method).OriginalDefinition;
}
