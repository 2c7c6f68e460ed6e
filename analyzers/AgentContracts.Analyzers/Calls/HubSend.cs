using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Calls;

/// <summary>The methods of <c>IHub&lt;TAgent&gt;</c> that send a message.</summary>
internal static class HubSend
{
    public const string SendAsync = "SendAsync";
    public const string TrySendAsync = "TrySendAsync";
    public const string BroadcastEmergencyAsync = "BroadcastEmergencyAsync";

    /// <summary>Whether the method sends; then who speaks and what is said, either of which may be a type parameter.</summary>
    public static bool IsSend(this IMethodSymbol method, [NotNullWhen(true)] out ITypeSymbol? agent, [NotNullWhen(true)] out ITypeSymbol? message)
    {
        if (method is { Name: SendAsync or TrySendAsync or BroadcastEmergencyAsync, TypeArguments: [var sent] } && method.ContainingType.Is(KnownNames.Hub))
        {
            agent = method.ContainingType.TypeArguments[0];
            message = sent;
            return true;
        }

        agent = null;
        message = null;
        return false;
    }

    /// <summary>Whether the call is one that sends.</summary>
    public static bool IsSend(this IInvocationOperation call) => call.TargetMethod.IsSend(out _, out _);
}
