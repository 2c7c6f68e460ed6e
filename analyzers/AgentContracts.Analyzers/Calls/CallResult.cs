using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>What becomes of the task that a call returns.</summary>
internal static class CallResult
{
    /// <summary>Whether nobody holds the task: the call is a statement.</summary>
    public static bool IsDropped(IInvocationOperation call) => SameTask(call).Parent is IExpressionStatementOperation;

    /// <summary>Whether the task is awaited and what it brings is left lying: the await is a statement.</summary>
    public static bool IsAwaitedAndDropped(IInvocationOperation call) => SameTask(call).Parent is IAwaitOperation { Parent: IExpressionStatementOperation };

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
