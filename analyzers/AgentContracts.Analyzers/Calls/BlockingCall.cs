using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>A call that holds its thread until something else has happened.</summary>
/// <param name="Remedy">What to do instead, such as <c>await Task.Delay instead of Thread.Sleep</c>.</param>
/// <param name="IsNeverRight">Whether it is out of place in a handler of any tier.</param>
internal sealed record BlockingCall(string Remedy, bool IsNeverRight = false)
{
    private const string Tasks = "System.Threading.Tasks";

    /// <summary>The call or property as one that blocks, or <see langword="null"/> where it does not.</summary>
    public static BlockingCall? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => OfResult(property),
        IInvocationOperation call when !IsBoundedByZero(call) => OfTask(call) ?? OfThread(call) ?? OfLock(call) ?? OfInput(call),
        _ => null,
    };

    private static BlockingCall? OfResult(IPropertyReferenceOperation property) =>
        property is { Property: { Name: "Result", ContainingType: var type }, Instance: { } task }
        && IsTask(type)
        && !TaskKnowledge.IsKnownToBeCompleted(task, property)
            ? new BlockingCall($"await the {type.Name} instead of reading its Result", IsNeverRight: true)
            : null;

    private static BlockingCall? OfTask(IInvocationOperation call)
    {
        var (method, type) = (call.TargetMethod, call.TargetMethod.ContainingType);
        if (IsTask(type))
        {
            return method.Name switch
            {
                "Wait" when call.Instance is { } task && !TaskKnowledge.IsKnownToBeCompleted(task, call) => new BlockingCall("await the Task instead of calling Wait"),
                "WaitAll" => new BlockingCall("await Task.WhenAll instead of Task.WaitAll"),
                "WaitAny" => new BlockingCall("await Task.WhenAny instead of Task.WaitAny"),
                _ => null,
            };
        }

        // The long way to write Result.
        return method.Name == "GetResult"
            && type is { Name: "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter", ContainingNamespace: { Name: "CompilerServices", ContainingNamespace.Name: "Runtime" } }
            && call.Instance is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited }
            && !TaskKnowledge.IsKnownToBeCompleted(awaited, call)
                ? new BlockingCall("await it instead of calling GetResult", IsNeverRight: true)
                : null;
    }

    private static BlockingCall? OfThread(IInvocationOperation call)
    {
        var (method, type) = (call.TargetMethod, call.TargetMethod.ContainingType);
        return method.Name switch
        {
            "Sleep" when type.Is("System.Threading.Thread") => new BlockingCall("await Task.Delay instead of Thread.Sleep", IsNeverRight: true),
            "Join" when type.Is("System.Threading.Thread") => new BlockingCall("await a Task instead of Thread.Join"),
            "Wait" when type.Is("System.Threading.SemaphoreSlim") => new BlockingCall("await SemaphoreSlim.WaitAsync instead of SemaphoreSlim.Wait"),
            "WaitForExit" when type.Is("System.Diagnostics.Process") => new BlockingCall("await Process.WaitForExitAsync instead of Process.WaitForExit"),
            "Wait" when type.Is("System.Threading.Monitor") || type.Is("System.Threading.ManualResetEventSlim") || type.Is("System.Threading.CountdownEvent") => Signal(type, method),
            "SignalAndWait" when type.Is("System.Threading.Barrier") => Signal(type, method),
            "WaitOne" or "WaitAll" or "WaitAny" or "SignalAndWait" when type.Is("System.Threading.WaitHandle") => Signal(type, method),
            "Take" or "GetConsumingEnumerable" when type.Is("System.Collections.Concurrent.BlockingCollection`1") => new BlockingCall($"await a Channel<T> instead of BlockingCollection.{method.Name}"),
            _ => null,
        };
    }

    // The compiler refuses an await inside lock { }, but not between the two calls that it stands for.
    private static BlockingCall? OfLock(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        return call.TargetMethod.Name is "Enter" or "TryEnter"
            && (type.Is("System.Threading.Monitor") || type.Is("System.Threading.Lock"))
            && call.HoldsAcrossAwait()
                ? new BlockingCall($"await SemaphoreSlim.WaitAsync instead of {type.Name}.{call.TargetMethod.Name}, which is held across an await")
                : null;
    }

    private static BlockingCall? OfInput(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (InputOutput.TwinOf(call) is { } twin)
        {
            return new BlockingCall($"await {type.Name}.{twin} instead of {type.Name}.{method.Name}");
        }

        return InputOutput.IsFileCall(method) ? new BlockingCall($"move {type.Name}.{method.Name} out of the handler") : null;
    }

    private static BlockingCall Signal(INamedTypeSymbol type, IMethodSymbol method) =>
        new($"await a TaskCompletionSource instead of {type.Name}.{method.Name}");

    private static bool IsTask(INamedTypeSymbol type) =>
        type.Is($"{Tasks}.Task") || type.Is($"{Tasks}.Task`1") || type.Is($"{Tasks}.ValueTask`1");

    // Wait(0) asks; it does not wait.
    private static bool IsBoundedByZero(IInvocationOperation call) =>
        call.Arguments.Any(static a =>
            a.Parameter?.Name is "millisecondsTimeout" or "timeout" or "milliseconds"
            && (a.Value.ConstantValue is { HasValue: true, Value: 0 } || a.Value is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } }));
}
