using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Handlers;

/// <summary>Writes handlers into an agent: after those that it has, or at its end.</summary>
internal static class HandlerInsertion
{
    /// <summary>The declaration that hears the message, unless only another has a body to write into; <see langword="null"/> where the diagnostic stands in none.</summary>
    public static TypeDeclarationSyntax? PlaceOf(FixRequest request, Diagnostic diagnostic, INamedTypeSymbol agent, CancellationToken cancellationToken) =>
        diagnostic.Location.SourceTree?.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() switch
        {
            { OpenBraceToken.RawKind: not (int)SyntaxKind.OpenBraceToken } here => OtherBodyOf(request.Document.Project, agent, cancellationToken) ?? here,
            var here => here,
        };

    /// <summary>The edit, or <see langword="null"/> where the agent is not declared in this project.</summary>
    public static async Task<Edit?> EditAsync(
        FixRequest request, INamedTypeSymbol agent, TypeDeclarationSyntax declaration, ImmutableArray<INamedTypeSymbol> messages, CancellationToken cancellationToken)
    {
        if (messages.IsEmpty
            || declaration.SyntaxTree.WrittenIn(request.Document.Project) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var style = new SourceStyle(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        var indentation = declaration.Members.Count > 0 ? style.IndentationAt(declaration.Members[0].SpanStart) : style.IndentationOfMembers(declaration);
        var outer = style.IndentationAt(declaration.Keyword.SpanStart);
        if (indentation.Length <= outer.Length)
        {
            indentation = outer + style.Step;
        }

        var position = declaration.Identifier.Span.End;
        var handlers = string.Join(style.NewLine + style.NewLine, messages.Select(m => HandlerText(agent, m, model, position, style, indentation)));
        return Place(document.Id, declaration, style, outer, handlers);
    }

    private static TypeDeclarationSyntax? OtherBodyOf(Project project, INamedTypeSymbol agent, CancellationToken cancellationToken) =>
        agent.DeclaringSyntaxReferences
            .Where(r => r.SyntaxTree.WrittenIn(project) is not null)
            .Select(r => r.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(static d => d.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken));

    private static string HandlerText(INamedTypeSymbol agent, INamedTypeSymbol message, SemanticModel model, int position, SourceStyle style, string indentation)
    {
        var name = message.NameAt(model, position);
        var head = MessageNeedsHandlerAnalyzer.NeedsExplicitHandler(agent, message)
            ? $"{SymbolNames.NameAt(KnownNames.ValueTask, model, position)} {model.Compilation.GetTypeByMetadataName(KnownNames.Handle)!.Construct(message).NameAt(model, position)}.{KnownNames.HandleAsync}"
            : $"public {SymbolNames.NameAt(KnownNames.ValueTask, model, position)} {KnownNames.HandleAsync}";
        var context = SymbolNames.NameAt(KnownNames.MessageContext, model, position);
        var token = SymbolNames.NameAt(KnownNames.CancellationToken, model, position);

        return string.Join(
            style.NewLine,
            $"{indentation}{head}({name} message, {context} context, {token} cancellationToken)",
            $"{indentation}{{",
            $"{indentation}{style.Step}{BodyText(agent, message, model, position)}",
            $"{indentation}}}");
    }

    // A method that only lacks the visibility is called. Else it throws: a body that returned would have every message counted as handled.
    private static string BodyText(INamedTypeSymbol agent, INamedTypeSymbol message, SemanticModel model, int position) =>
        HandlerShape.Of(agent, message) is { Problem: HandlerProblem.NotPublic, Method: { } method }
        && method.ReturnType.Is(KnownNames.ValueTask)
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, agent)
            ? $"return {KnownNames.HandleAsync}(message, context, cancellationToken);"
            : $"throw new {SymbolNames.NameAt("System.NotSupportedException", model, position)}(\"{agent.Name} cannot handle {message.Name} yet.\");";

    private static Edit Place(DocumentId document, TypeDeclarationSyntax declaration, SourceStyle style, string outer, string handlers)
    {
        var (open, close) = (declaration.OpenBraceToken, declaration.CloseBraceToken);
        if (!open.IsKind(SyntaxKind.OpenBraceToken))
        {
            var end = declaration.SemicolonToken;
            return new Edit(document, end.Span, string.Join(style.NewLine, "", $"{outer}{{", handlers, $"{outer}}}"));
        }

        if (declaration.Members.Count == 0)
        {
            var inside = TextSpan.FromBounds(open.Span.End, close.SpanStart);
            return string.IsNullOrWhiteSpace(style.Text.ToString(inside))
                ? new Edit(document, inside, $"{style.NewLine}{handlers}{style.NewLine}{outer}")
                : new Edit(document, new TextSpan(open.Span.End, 0), $"{style.NewLine}{handlers}{style.NewLine}");
        }

        var after = declaration.Members.LastOrDefault(static m => m is MethodDeclarationSyntax { Identifier.Text: KnownNames.HandleAsync }) ?? declaration.Members.Last();
        var line = style.Text.Lines.GetLineFromPosition(after.Span.End);
        return line.End <= close.SpanStart
            ? new Edit(document, new TextSpan(line.End, 0), $"{style.NewLine}{style.NewLine}{handlers}")
            : new Edit(document, new TextSpan(after.Span.End, 0), $"{style.NewLine}{style.NewLine}{handlers}{style.NewLine}{outer}");
    }
}
