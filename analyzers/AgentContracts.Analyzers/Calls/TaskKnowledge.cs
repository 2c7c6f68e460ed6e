using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>What the code of a function tells about its tasks and awaits, in the order in which it is written.</summary>
internal static class TaskKnowledge
{
    /// <summary>
    /// Whether the function has awaited the task before, alone or with others, or has asked whether it is completed. Only for variables, fields and the
    /// elements of such: nobody awaits the result of a call twice. What is assigned to the variable afterwards is another task. A task that is made from its
    /// result is completed from the beginning.
    /// </summary>
    public static bool IsKnownToBeCompleted(IOperation task, IOperation use)
    {
        if (IsMadeCompleted(task) || (SameTask(task) is ILocalReferenceOperation { Local: var local } && IsOnlyMadeCompleted(local, use)))
        {
            return true;
        }

        if (VariableOf(task, use) is not { } variable)
        {
            return IsAskedBeside(use);
        }

        var before = Around(use).Where(o => o.Syntax.Span.End <= use.Syntax.SpanStart).ToArray();
        var known = before.Where(o => Tells(o, variable)).Select(static o => o.Syntax.Span.End).DefaultIfEmpty(int.MaxValue).Max();
        return known <= use.Syntax.SpanStart && !before.Any(o => o.Syntax.SpanStart >= known && Assigns(o, variable));
    }

    /// <summary>Whether an await stands between this call and a later call of <c>Exit</c>.</summary>
    public static bool HoldsAcrossAwait(this IInvocationOperation enter)
    {
        var later = Around(enter).Where(o => o.Syntax.SpanStart > enter.Syntax.SpanStart).ToArray();
        return later.OfType<IInvocationOperation>().Where(static c => c.TargetMethod.Name == "Exit").Select(static c => c.Syntax.SpanStart).DefaultIfEmpty(-1).Max() is var exit
            && later.Any(o => o is IAwaitOperation && o.Syntax.SpanStart < exit);
    }

    private static bool IsMadeCompleted(IOperation task) => SameTask(task) switch
    {
        IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled", ContainingType: var type } } => IsTask(type),
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType: var type } } => IsTask(type),
        IObjectCreationOperation { Constructor: { Parameters: [{ Name: "result" }], ContainingType: var type } } => IsTask(type),
        _ => false,
    };

    // Nothing else is ever assigned to it, by lambdas and local functions either.
    private static bool IsOnlyMadeCompleted(ILocalSymbol local, IOperation use)
    {
        var all = Root(use).DescendantsAndSelf().ToArray();
        return all.OfType<IVariableDeclaratorOperation>().Any(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local) && d.Initializer is { Value: var made } && IsMadeCompleted(made))
            && !all.Any(o => Assigns(o, local));
    }

    private static bool IsTask(INamedTypeSymbol type) => type.Name is "Task" or "ValueTask" && type.ContainingNamespace is { Name: "Tasks", ContainingNamespace.Name: "Threading" };

    private static IOperation SameTask(IOperation operation) => operation switch
    {
        IConversionOperation conversion => SameTask(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve", Instance: { } same } => SameTask(same),
        _ => operation,
    };

    private static bool Tells(IOperation operation, ISymbol variable) => operation switch
    {
        IAwaitOperation wait => wait.Descendants().Any(d => IsReference(d, variable)),
        IPropertyReferenceOperation { Instance: { } instance } asked => IsCompletion(asked) && IsReference(instance, variable),
        IIsPatternOperation asked => asked.Pattern.DescendantsAndSelf().OfType<IPropertySubpatternOperation>().Any(static p => IsCompletion(p.Member)) && IsReference(asked.Value, variable),
        _ => false,
    };

    // one is { IsCompleted: true, Result: var result }
    private static bool IsAskedBeside(IOperation use) =>
        use.Parent is IPropertySubpatternOperation { Parent: IRecursivePatternOperation pattern }
        && pattern.PropertySubpatterns.TakeWhile(p => p != use.Parent).Any(static p => IsCompletion(p.Member));

    private static bool IsCompletion(IOperation property) => property is IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "Status" };

    private static bool Assigns(IOperation operation, ISymbol variable) => operation switch
    {
        ISimpleAssignmentOperation assignment => IsReference(assignment.Target, variable),
        IDeconstructionAssignmentOperation { Target: ITupleOperation targets } => targets.Elements.Any(e => IsReference(e, variable)),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var changed } => IsReference(changed, variable),
        _ => false,
    };

    private static IOperation Root(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }

    // What lambdas and local functions do that the operation does not stand in has not happened yet.
    private static IEnumerable<IOperation> Around(IOperation operation)
    {
        var open = new Stack<IOperation>([Root(operation)]);
        while (open.Count > 0)
        {
            foreach (var child in open.Pop().ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation) || child.Syntax.Span.Contains(operation.Syntax.Span))
                {
                    yield return child;
                    open.Push(child);
                }
            }
        }
    }

    private static ISymbol? VariableOf(IOperation operation, IOperation use)
    {
        operation = SameTask(operation);
        switch (operation)
        {
            case IArrayElementReferenceOperation element:
                return VariableOf(element.ArrayReference, use);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }:
                return VariableOf(list, use);
        }

        var variable = Referenced(operation);
        for (var around = use.Parent; around is not null; around = around.Parent)
        {
            // Who runs through tasks has awaited all of them.
            if (around is IForEachLoopOperation loop && loop.Locals.Contains(variable, SymbolEqualityComparer.Default))
            {
                return VariableOf(loop.Collection, loop);
            }
        }

        return variable;
    }

    private static bool IsReference(IOperation operation, ISymbol variable) => SymbolEqualityComparer.Default.Equals(Referenced(operation), variable);

    private static ISymbol? Referenced(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
        _ => null,
    };
}
