using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Handlers;

/// <summary>Repairs the signature of a method that is nearly a handler.</summary>
internal static class HandlerRepair
{
    /// <summary>The edits, or <see langword="null"/> where there is no such method or more than its signature would have to change.</summary>
    public static async Task<ImmutableArray<Edit>?> EditsAsync(FixRequest request, INamedTypeSymbol agent, INamedTypeSymbol message, CancellationToken cancellationToken)
    {
        var shape = HandlerShape.Of(agent, message);
        if (shape is not { Method: { Arity: 0 } method, Problem: HandlerProblem.WrongParameters or HandlerProblem.Static or HandlerProblem.NotPublic or HandlerProblem.WrongReturnType }
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, agent)
            || MessageNeedsHandlerAnalyzer.NeedsExplicitHandler(agent, message)
            || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax syntax
            || syntax.SyntaxTree.WrittenIn(request.Document.Project) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var edits = new List<Edit>();
        AddModifierEdits(edits, document.Id, syntax);
        return AddReturnTypeEdits(edits, document.Id, syntax, method, model, cancellationToken)
            && AddParameterEdit(edits, document.Id, syntax, method, model)
                ? [.. edits]
                : null;
    }

    private static void AddModifierEdits(List<Edit> edits, DocumentId document, MethodDeclarationSyntax method)
    {
        var isPublic = method.Modifiers.Any(SyntaxKind.PublicKeyword);
        foreach (var modifier in method.Modifiers)
        {
            if (modifier.Kind() is not (SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.StaticKeyword))
            {
                continue;
            }

            if (!isPublic && !modifier.IsKind(SyntaxKind.StaticKeyword))
            {
                edits.Add(new Edit(document, modifier.Span, "public"));
                isPublic = true;
            }
            else
            {
                edits.Add(new Edit(document, TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), ""));
            }
        }

        if (!isPublic)
        {
            var start = method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart;
            edits.Add(new Edit(document, new TextSpan(start, 0), "public "));
        }
    }

    private static bool AddReturnTypeEdits(List<Edit> edits, DocumentId document, MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.ReturnType.Is(KnownNames.ValueTask) && method.RefKind == RefKind.None)
        {
            return true;
        }

        var isTask = method.ReturnType.Is("System.Threading.Tasks.Task");
        if (!(isTask || (method.IsAsync && method.ReturnsVoid)))
        {
            return false;
        }

        var valueTask = SymbolNames.NameAt(KnownNames.ValueTask, model, syntax.ReturnType.SpanStart);
        edits.Add(new Edit(document, syntax.ReturnType.Span, valueTask));
        if (!method.IsAsync)
        {
            foreach (var returned in Returned(syntax))
            {
                var isCompleted = model.GetSymbolInfo(returned, cancellationToken).Symbol is IPropertySymbol { Name: "CompletedTask", IsStatic: true };
                edits.Add(new Edit(document, returned.Span, isCompleted ? $"{valueTask}.CompletedTask" : $"new {valueTask}({returned})"));
            }
        }

        return true;
    }

    private static IEnumerable<ExpressionSyntax> Returned(MethodDeclarationSyntax method) =>
        method.ExpressionBody is { Expression: var expression }
            ? expression is ThrowExpressionSyntax ? [] : [expression]
            : method.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>()
                .Select(static r => r.Expression)
                .OfType<ExpressionSyntax>();

    // (message), (message, token) and the like: what is missing is put in, what is there keeps its name.
    private static bool AddParameterEdit(List<Edit> edits, DocumentId document, MethodDeclarationSyntax syntax, IMethodSymbol method, SemanticModel model)
    {
        var parameters = syntax.ParameterList.Parameters;
        var context = method.Parameters.FirstOrDefault(static p => p.Type.Is(KnownNames.MessageContext));
        var token = method.Parameters.FirstOrDefault(static p => p.Type.Is(KnownNames.CancellationToken));
        if (method.Parameters.Any(static p => p.RefKind != RefKind.None || p.IsParams)
            || method.Parameters.Length != 1 + (context is null ? 0 : 1) + (token is null ? 0 : 1))
        {
            return false;
        }

        var names = syntax.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.Text).ToImmutableHashSet();
        if ((context is null && names.Contains("context")) || (token is null && names.Contains("cancellationToken")))
        {
            return false;
        }

        if (method.Parameters.Length == 3 && SymbolEqualityComparer.Default.Equals(method.Parameters[1], context))
        {
            return true;
        }

        var position = syntax.ParameterList.SpanStart;
        var written = context is null ? $"{SymbolNames.NameAt(KnownNames.MessageContext, model, position)} context" : parameters[context.Ordinal].WithDefault(null).ToString().TrimEnd();
        var cancel = token is null ? $"{SymbolNames.NameAt(KnownNames.CancellationToken, model, position)} cancellationToken" : parameters[token.Ordinal].ToString();
        edits.Add(new Edit(document, syntax.ParameterList.Span, $"({parameters[0]}, {written}, {cancel})"));
        return true;
    }
}
