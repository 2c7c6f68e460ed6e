using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>Which agent sends what, as the code of one compilation tells while it is analysed.</summary>
/// <param name="contract">The contract of the compilation.</param>
internal sealed class SentMessages(Contract contract)
{
    private readonly ConcurrentDictionary<(ISymbol Agent, ISymbol Message), bool> _sent = new(PairComparer.Instance);
    private readonly ConcurrentDictionary<ISymbol, bool> _speakers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _sentByAnyone = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _unknown = new(SymbolEqualityComparer.Default);
    private volatile bool _isUnknown;

    /// <summary>Registers what must be looked at.</summary>
    public void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(c => Add(((IInvocationOperation)c.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(c => Add(((IMethodReferenceOperation)c.Operation).Method), OperationKind.MethodReference);
        context.RegisterOperationAction(c => AddHandedOut((IArgumentOperation)c.Operation), OperationKind.Argument);
        context.RegisterOperationAction(c => AddDisguised((IConversionOperation)c.Operation), OperationKind.Conversion);
        context.RegisterSymbolAction(c => AddShown(c.Symbol), SymbolKind.Property, SymbolKind.Field, SymbolKind.Method);
    }

    /// <summary>Whether the agent's hub sends anything.</summary>
    public bool Speaks(INamedTypeSymbol agent) => _speakers.ContainsKey(agent);

    /// <summary>Whether the agent may send the message: some call does, or one that does not say for whom or what it sends.</summary>
    public bool MaySend(INamedTypeSymbol agent, ITypeSymbol message) =>
        _isUnknown || _unknown.ContainsKey(agent) || _sentByAnyone.ContainsKey(message) || _sent.ContainsKey((agent, message));

    private void Add(IMethodSymbol method)
    {
        if (!method.IsSend(out var agent, out var message) && !IsSendOfOther(method, out agent, out message))
        {
            return;
        }

        _speakers.TryAdd(agent!, true);
        switch (agent, message)
        {
            case (INamedTypeSymbol, INamedTypeSymbol):
                _sent.TryAdd((agent, message), true);
                break;
            case (INamedTypeSymbol, _):
                _unknown.TryAdd(agent, true);
                break;
            case (_, INamedTypeSymbol):
                _sentByAnyone.TryAdd(message, true);
                break;
            default:
                _isUnknown = true;
                break;
        }
    }

    // A class that implements IHub<TAgent>.
    private static bool IsSendOfOther(IMethodSymbol method, out ITypeSymbol? agent, out ITypeSymbol? message)
    {
        message = method.TypeArguments.FirstOrDefault();
        agent = message is not null && method.Name is HubSend.SendAsync or HubSend.TrySendAsync or HubSend.BroadcastEmergencyAsync
            ? method.ContainingType.AllInterfaces.FirstOrDefault(static i => i.Is(KnownNames.Hub))?.TypeArguments[0]
            : null;
        return agent is not null;
    }

    // What another assembly does with a hub cannot be seen, nor what becomes of it as a T.
    private void AddHandedOut(IArgumentOperation argument)
    {
        if (SpeakerOf(argument.Value.Type) is { } speaker
            && argument.Parameter is { ContainingSymbol.ContainingAssembly: { } assembly } parameter
            && (parameter.OriginalDefinition.Type is ITypeParameterSymbol || !SymbolEqualityComparer.Default.Equals(assembly, contract.Assembly)))
        {
            AddUnknown(speaker);
        }
    }

    // A hub as an object goes wherever objects go; but not from a question whether it is there.
    private void AddDisguised(IConversionOperation conversion)
    {
        if (SpeakerOf(conversion.Operand.Type) is not { } speaker || SpeakerOf(conversion.Type) is not null)
        {
            return;
        }

        var isAsked = conversion.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }
            or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ThrowIfNull" } };
        if (!isAsked)
        {
            AddUnknown(speaker);
        }
    }

    // Who can read a hub can send through it.
    private void AddShown(ISymbol member)
    {
        var (type, access) = member switch
        {
            IPropertySymbol { GetMethod: { } getter } => (getter.ReturnType, getter.DeclaredAccessibility),
            IFieldSymbol field => (field.Type, field.DeclaredAccessibility),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => (method.ReturnType, method.DeclaredAccessibility),
            _ => default,
        };
        if (SpeakerOf(type) is { } speaker
            && access is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && member.ContainingType.IsSeenOutside())
        {
            AddUnknown(speaker);
        }
    }

    private void AddUnknown(ITypeSymbol speaker)
    {
        _speakers.TryAdd(speaker, true);
        _unknown.TryAdd(speaker, true);
    }

    private static ITypeSymbol? SpeakerOf(ITypeSymbol? hub) => hub is INamedTypeSymbol type && type.Is(KnownNames.Hub) ? type.TypeArguments[0] : null;

    private sealed class PairComparer : IEqualityComparer<(ISymbol Agent, ISymbol Message)>
    {
        public static readonly PairComparer Instance = new();

        public bool Equals((ISymbol Agent, ISymbol Message) x, (ISymbol Agent, ISymbol Message) y) =>
            SymbolEqualityComparer.Default.Equals(x.Agent, y.Agent) && SymbolEqualityComparer.Default.Equals(x.Message, y.Message);

        public int GetHashCode((ISymbol Agent, ISymbol Message) pair) =>
            unchecked((SymbolEqualityComparer.Default.GetHashCode(pair.Agent) * 31) + SymbolEqualityComparer.Default.GetHashCode(pair.Message));
    }
}
