using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>What becomes of the task that a call returns.</summary>
internal static class CallResult
{
    /// <summary>Whether nobody holds the task: the call is a statement.</summary>
    public static bool IsDropped(IInvocationOperation call) => SameTask(call).Parent is IExpressionStatementOperation;

    /// <summary>Whether the task is awaited and what it brings is left lying: the await is a statement.</summary>
    public static bool IsAwaitedAndDropped(IInvocationOperation call) => SameTask(call).Parent is IAwaitOperation { Parent: IExpressionStatementOperation };

    /// <summary>
    /// Whether the call is what a lambda returns to a method that brings the task as its result, as <c>Task.Run</c> does with a <c>ValueTask</c>, and the
    /// await of that is a statement: it waits until the task is made, and nobody for the task itself.
    /// </summary>
    public static bool IsResultAwaitedAndDropped(IInvocationOperation call) =>
        SameTask(call).Parent is IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation { Symbol.IsAsync: false, Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation run } } } } }
        && run.TargetMethod is { Name: "Run" or "StartNew", ContainingType.Name: "Task" or "TaskFactory" }
        && SameTask(run).Parent is IAwaitOperation { Type: { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } }, Parent: IExpressionStatementOperation };

    // hub?.SendAsync(…).AsTask().ConfigureAwait(false) is still that task.
    private static IOperation SameTask(IOperation operation)
    {
        while (true)
        {
            switch (operation.Parent)
            {
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" } wrapper when wrapper.Instance == operation:
                case IConditionalAccessOperation access when access.WhenNotNull == operation:
                    operation = operation.Parent;
                    break;
                default:
                    return operation;
            }
        }
    }
}
