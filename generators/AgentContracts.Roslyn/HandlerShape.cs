namespace AgentContracts.Roslyn;

/// <summary>How an agent handles a message: with a method that the interface accepts, or with one that it does not, or not at all.</summary>
public sealed class HandlerShape
{
    private HandlerShape(HandlerProblem problem, IMethodSymbol? method)
    {
        Problem = problem;
        Method = method;
    }

    /// <summary>What is wrong; <see cref="HandlerProblem.None"/> for a usable handler.</summary>
    public HandlerProblem Problem { get; }

    /// <summary>The handler, or the method that comes nearest to one; <see langword="null"/> where there is none.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>Whether the method handles the message.</summary>
    public bool IsUsable => Problem == HandlerProblem.None;

    /// <summary>How an agent handles a message.</summary>
    public static HandlerShape Of(INamedTypeSymbol agent, ITypeSymbol message)
    {
        var best = new HandlerShape(HandlerProblem.Missing, null);
        foreach (var method in agent.SelfAndBases().SelectMany(static t => t.GetMembers()).OfType<IMethodSymbol>())
        {
            var shape = new HandlerShape(ProblemOf(method, message), method);
            if (shape.IsUsable)
            {
                return shape;
            }

            // The later in the list of problems, the nearer to a handler.
            if (shape.Problem > best.Problem)
            {
                best = shape;
            }
        }

        return best;
    }

    /// <summary>The messages for which a type declares or inherits a usable handler.</summary>
    public static IEnumerable<ITypeSymbol> HandledBy(INamedTypeSymbol agent) =>
        agent.SelfAndBases()
            .SelectMany(static t => t.GetMembers())
            .OfType<IMethodSymbol>()
            .Where(static m => m.Parameters.Length == 3 && ProblemOf(m, m.Parameters[0].Type) == HandlerProblem.None)
            .Select(static m => m.Parameters[0].Type)
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default);

    private static HandlerProblem ProblemOf(IMethodSymbol method, ITypeSymbol message)
    {
        var isExplicit = method.ExplicitInterfaceImplementations.Any(i => IsHandleOf(i.ContainingType, message));
        if (isExplicit)
        {
            return IsGenerated(method) ? HandlerProblem.Missing : HandlerProblem.None;
        }

        if (method is not { Name: KnownNames.HandleAsync, MethodKind: MethodKind.Ordinary, Parameters: { IsEmpty: false } parameters }
            || !SymbolEqualityComparer.Default.Equals(parameters[0].Type, message))
        {
            return HandlerProblem.Missing;
        }

        return method switch
        {
            _ when parameters.Length != 3 || !parameters[1].Type.Is(KnownNames.MessageContext) || !parameters[2].Type.Is(KnownNames.CancellationToken) => HandlerProblem.WrongParameters,
            _ when parameters.Any(static p => p.RefKind != RefKind.None) => HandlerProblem.ByReference,
            { Arity: > 0 } => HandlerProblem.Generic,
            { IsStatic: true } => HandlerProblem.Static,
            { DeclaredAccessibility: not Accessibility.Public } => HandlerProblem.NotPublic,
            _ when method.RefKind != RefKind.None || !method.ReturnType.Is(KnownNames.ValueTask) => HandlerProblem.WrongReturnType,
            _ => HandlerProblem.None,
        };
    }

    // Analyzers see the generated half as well: the stub that stands in for a missing handler is none.
    private static bool IsGenerated(IMethodSymbol method) =>
        method.Attribute("System.CodeDom.Compiler.GeneratedCodeAttribute") is { } attribute && attribute.Argument<string>(0) == KnownNames.Language;

    private static bool IsHandleOf(INamedTypeSymbol type, ITypeSymbol message) =>
        type.OriginalDefinition.Is(KnownNames.Handle) && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], message);
}
