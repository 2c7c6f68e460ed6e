using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Calls;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Awaits the send, and makes the method around it async where that changes nothing else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SendNotAwaitedFix() : RuleFix(SendNotAwaitedAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        if (OutermostCall(request.Node) is { } call
            && AsyncFunction.EditsToAwaitIn(call, request, cancellationToken) is { } edits)
        {
            yield return new ProposedFix("Await it", SendNotAwaitedAnalyzer.Id, [.. Await(request.Document.Id, call), .. edits]);
        }
    }

    // A ValueTask that may not be there cannot be awaited.
    private static IEnumerable<Edit> Await(DocumentId document, ExpressionSyntax call) =>
        call is ConditionalAccessExpressionSyntax
            ?
            [
                new Edit(document, new TextSpan(call.SpanStart, 0), "await ("),
                new Edit(document, new TextSpan(call.Span.End, 0), " ?? default)"),
            ]
            : [new Edit(document, new TextSpan(call.SpanStart, 0), "await ")];

    private static ExpressionSyntax? OutermostCall(SyntaxNode name) =>
        name.AncestorsAndSelf().OfType<ExpressionSyntax>().TakeWhile(static n => n is SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax).LastOrDefault();
}
