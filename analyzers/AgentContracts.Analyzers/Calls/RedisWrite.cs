using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>A call of StackExchange.Redis that publishes to a pub/sub channel or appends to a stream.</summary>
/// <param name="Name">The channel or key that is written to.</param>
/// <param name="Payload">What is written, before it was serialized; <see langword="null"/> where that is not plain.</param>
public readonly record struct RedisWrite(string Name, IOperation? Payload)
{
    /// <summary>The call as a write to a name that the compiler knows.</summary>
    public static RedisWrite? Of(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "Publish" or "PublishAsync" or "StreamAdd" or "StreamAddAsync", ContainingNamespace: { Name: "Redis", ContainingNamespace: { Name: "StackExchange", ContainingNamespace.IsGlobalNamespace: true } } }
            || call.Arguments.FirstOrDefault(static a => a.Parameter is { Ordinal: 0 }) is not { } target
            || ConstantIn(target.Value) is not { } name)
        {
            return null;
        }

        var payload = call.Arguments.FirstOrDefault(static a => a.Parameter is { Name: "message" or "streamValue" });
        return new RedisWrite(name, payload is null ? null : Unserialized(payload.Value));
    }

    // "x", RedisChannel.Literal("x"), new RedisChannel("x", …): whatever the way, the text is the first thing in it.
    private static string? ConstantIn(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IConversionOperation conversion => ConstantIn(conversion.Operand),
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "RedisChannel" or "RedisKey" }, Arguments: [var first, ..] } => ConstantIn(first.Value),
        IObjectCreationOperation { Type.Name: "RedisChannel" or "RedisKey", Arguments: [var first, ..] } => ConstantIn(first.Value),
        _ => null,
    };

    private static IOperation Unserialized(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Unserialized(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeToUtf8Bytes" or "SerializeObject", IsStatic: true }, Arguments: [var first, ..] } => Unserialized(first.Value),
        _ => operation,
    };
}
