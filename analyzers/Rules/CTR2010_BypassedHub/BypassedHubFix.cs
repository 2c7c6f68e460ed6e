using AgentContracts.Analyzers.Calls;
using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Calls;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Sends the message through a hub that is at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BypassedHubFix() : RuleFix(BypassedHubAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        // Only where nobody reads how many received it: the hub answers otherwise.
        if (request.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || (call.Parent as AwaitExpressionSyntax ?? (ExpressionSyntax)call) is not { Parent: ExpressionStatementSyntax } statement
            || request.Model.GetOperation(call, cancellationToken) is not IInvocationOperation operation
            || RedisWrite.Of(operation)?.Payload is not { Type: INamedTypeSymbol type } payload
            || request.Contract.Message(type) is not { IsValid: true }
            || HubAt(request.Model, call.SpanStart) is not { } hub
            || AsyncFunction.EditsToAwaitIn(call, request, cancellationToken) is not { } edits)
        {
            yield break;
        }

        var token = Named(request.Model, call.SpanStart, static t => t.Is(KnownNames.CancellationToken), static s => s is IParameterSymbol or ILocalSymbol);
        var send = $"await {hub}.SendAsync({payload.Syntax}{(token is null ? "" : $", {token}")})";
        yield return new ProposedFix($"Send {type.Name} with {hub}", BypassedHubAnalyzer.Id, [.. edits, new Edit(request.Document.Id, statement.Span, send)]);
    }

    private static string? HubAt(SemanticModel model, int position) => Named(model, position, static t => t.Is(KnownNames.Hub), static _ => true);

    private static string? Named(SemanticModel model, int position, Func<ITypeSymbol, bool> isType, Func<ISymbol, bool> isKind) =>
        model.LookupSymbols(position)
            .Where(s => isKind(s) && TypeOf(s) is { } type && isType(type))
            .OrderBy(static s => s.Name, StringComparer.Ordinal)
            .FirstOrDefault()?.Name;

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };
}
