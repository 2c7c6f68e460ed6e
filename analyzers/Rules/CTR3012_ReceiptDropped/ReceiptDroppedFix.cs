using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Sends with <c>SendAsync</c>, or drops the receipt in so many words.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReceiptDroppedFix() : RuleFix(ReceiptDroppedAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request));

    private static IEnumerable<ProposedFix> Propose(FixRequest request)
    {
        if (request.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is not { } name || name.FirstAncestorOrSelf<AwaitExpressionSyntax>() is not { } wait)
        {
            yield break;
        }

        yield return new ProposedFix(
            "Send with SendAsync, which throws when the message is refused",
            $"{ReceiptDroppedAnalyzer.Id}.Send",
            [new Edit(request.Document.Id, name.Identifier.Span, "SendAsync")]);

        // Where something is called _, an assignment to it drops nothing.
        if (!request.Model.LookupSymbols(wait.SpanStart, name: "_").IsEmpty)
        {
            yield break;
        }

        yield return new ProposedFix(
            "Drop the receipt in so many words",
            $"{ReceiptDroppedAnalyzer.Id}.Discard",
            [new Edit(request.Document.Id, new TextSpan(wait.SpanStart, 0), "_ = ")]);
    }
}
