using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Calls;

/// <summary>Makes room for an <c>await</c> in the function around it.</summary>
internal static class AsyncFunction
{
    /// <summary>Whether the node is a function: what is async or not.</summary>
    public static bool IsFunction(SyntaxNode node) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax;

    /// <summary>The edits that let code at a node await: none where it may already; <see langword="null"/> where more than the function would have to change.</summary>
    public static IEnumerable<Edit>? EditsToAwaitIn(SyntaxNode node, FixRequest request, CancellationToken cancellationToken) =>
        node.Ancestors().TakeWhile(static n => !IsFunction(n)).Any(static n => n is LockStatementSyntax or FixedStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax) ? null
        : node.Ancestors().FirstOrDefault(static n => IsFunction(n) || n is GlobalStatementSyntax or MemberDeclarationSyntax) switch
        {
            GlobalStatementSyntax => [],
            AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } => [],
            MethodDeclarationSyntax method => EditsOf(request, method, method.Modifiers, method.ReturnType, method.ParameterList, method.Body, cancellationToken),
            LocalFunctionStatementSyntax local => EditsOf(request, local, local.Modifiers, local.ReturnType, local.ParameterList, local.Body, cancellationToken),
            _ => null,
        };

    private static IEnumerable<Edit>? EditsOf(
        FixRequest request, SyntaxNode function, SyntaxTokenList modifiers, TypeSyntax returnType, ParameterListSyntax parameters, BlockSyntax? body, CancellationToken cancellationToken)
    {
        if (modifiers.Any(SyntaxKind.AsyncKeyword))
        {
            return [];
        }

        if (body is null
            || modifiers.Any(SyntaxKind.PartialKeyword)
            || modifiers.Any(SyntaxKind.UnsafeKeyword)
            || parameters.Parameters.Any(p => !CanBeKept(p, request.Model.GetDeclaredSymbol(p, cancellationToken)?.Type))
            || !IsTask(request.Model.GetTypeInfo(returnType, cancellationToken).Type))
        {
            return null;
        }

        var edits = new List<Edit> { new(request.Document.Id, new TextSpan(returnType.SpanStart, 0), "async ") };
        foreach (var statement in body.DescendantNodes(n => n == body || !IsFunction(n)).OfType<ReturnStatementSyntax>())
        {
            if (EditOf(request, statement, body, cancellationToken) is not { } edit)
            {
                return null;
            }

            edits.Add(edit);
        }

        return edits;
    }

    // What an async function is given must outlive the call.
    private static bool CanBeKept(ParameterSyntax parameter, ITypeSymbol? type) =>
        type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) }
        && !parameter.Modifiers.Any(static m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);

    private static bool IsTask(ITypeSymbol? type) => type is INamedTypeSymbol { Arity: 0 } && (type.Is(KnownNames.ValueTask) || type.Is("System.Threading.Tasks.Task"));

    private static Edit? EditOf(FixRequest request, ReturnStatementSyntax statement, BlockSyntax body, CancellationToken cancellationToken)
    {
        if (statement.Expression is not { } returned)
        {
            return null;
        }

        var isLast = statement == body.Statements.Last();
        if (!IsCompleted(request.Model, returned, cancellationToken))
        {
            return isLast ? new Edit(request.Document.Id, statement.ReturnKeyword.Span, "await") : null;
        }

        var before = statement.GetFirstToken().GetPreviousToken();
        var hasComment = before.TrailingTrivia.Concat(statement.GetLeadingTrivia()).Any(static t => !string.IsNullOrWhiteSpace(t.ToFullString()));
        return isLast && !hasComment
            ? new Edit(request.Document.Id, TextSpan.FromBounds(before.Span.End, statement.Span.End), "")
            : new Edit(request.Document.Id, statement.Span, "return;");
    }

    private static bool IsCompleted(SemanticModel model, ExpressionSyntax returned, CancellationToken cancellationToken) =>
        returned is DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
        || model.GetSymbolInfo(returned, cancellationToken).Symbol is IPropertySymbol { Name: "CompletedTask", IsStatic: true };
}
