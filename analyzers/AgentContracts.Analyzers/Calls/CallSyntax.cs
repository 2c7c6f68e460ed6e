using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers.Calls;

/// <summary>Where in a call to point.</summary>
internal static class CallSyntax
{
    /// <summary>The name of the member that is called, read or taken as a delegate.</summary>
    public static Location NameLocation(this IOperation operation) => NameIn(operation.Syntax).GetLocation();

    private static SyntaxNode NameIn(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => NameIn(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };
}
