using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Adds <c>[Publishes]</c> to the agent, wherever in the solution it is declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SendNeedsPublishesFix() : RuleFix(SendNeedsPublishesAnalyzer.Id)
{
    private protected override async Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Type(request.Diagnostic, SendNeedsPublishesAnalyzer.AgentProperty) is not { } type
            || request.Type(request.Diagnostic, SendNeedsPublishesAnalyzer.MessageProperty) is not { } message
            || request.Contract.Agent(type) is not { } agent
            || agent.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax mark
            || agent.Publishes.LastOrDefault() is var last
            && (last?.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax ?? mark) is var neighbour
            && request.Document.Project.Solution.GetDocument(neighbour.SyntaxTree) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return [];
        }

        // An agent of another project may not know the message.
        var attributes = MessagesOf(request, type)
            .Select(m => model.Compilation.GetTypeByMetadataName(m.FullMetadataName()))
            .OfType<INamedTypeSymbol>()
            .Select(m => SymbolNames.AttributeNameAt(KnownNames.Publishes, model, neighbour.SpanStart, m))
            .ToArray();
        if (attributes.Length == 0)
        {
            return [];
        }

        var style = new SourceStyle(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        return
        [
            new ProposedFix(
                $"Add [Publishes<{message.Name}>] to {type.Name}",
                SendNeedsPublishesAnalyzer.Id,
                [last is null ? AsList(document, style, mark, attributes) : Beside(document, neighbour, attributes)]),
        ];
    }

    // Everything that the agent sends in this document goes into one edit, so that it stands in one list.
    private static IEnumerable<INamedTypeSymbol> MessagesOf(FixRequest request, INamedTypeSymbol agent) =>
        request.Together
            .Where(d => SymbolEqualityComparer.Default.Equals(request.Type(d, SendNeedsPublishesAnalyzer.AgentProperty), agent))
            .Select(d => request.Type(d, SendNeedsPublishesAnalyzer.MessageProperty))
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private static Edit Beside(Document document, AttributeSyntax last, IEnumerable<string> attributes) =>
        new(document.Id, new TextSpan(last.Span.End, 0), string.Concat(attributes.Select(static a => $", {a}")));

    private static Edit AsList(Document document, SourceStyle style, AttributeSyntax mark, IEnumerable<string> attributes)
    {
        var lists = mark.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.AttributeLists;
        var indentation = style.IndentationAt(lists[0].SpanStart);
        return new Edit(document.Id, new TextSpan(lists[lists.Count - 1].Span.End, 0), $"{style.NewLine}{indentation}[{string.Join(", ", attributes)}]");
    }
}
