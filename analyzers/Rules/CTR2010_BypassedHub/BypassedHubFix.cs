using AgentContracts.Analyzers.Calls;
using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Calls;
using Microsoft.CodeAnalysis.CSharp;
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
            || HubAt(request, call, type) is not { } hub
            || AsyncFunction.EditsToAwaitIn(call, request, cancellationToken) is not { } edits)
        {
            yield break;
        }

        var token = AtHand(request.Model, call.SpanStart).FirstOrDefault(static s => s.Symbol is IParameterSymbol or ILocalSymbol && s.Type.Is(KnownNames.CancellationToken)).Symbol is { } at ? Identifier(at) : null;
        var send = $"await {hub}.SendAsync({payload.Syntax}{(token is null ? "" : $", {token}")})";
        yield return new ProposedFix($"Send {type.Name} with {hub}", BypassedHubAnalyzer.Id, [.. edits, new Edit(request.Document.Id, statement.Span, send)]);
    }

    // What is sent is said by the agent of the hub: inside an agent by itself, elsewhere by the only one whose it is to say.
    private static string? HubAt(FixRequest request, SyntaxNode call, INamedTypeSymbol message)
    {
        var hubs = AtHand(request.Model, call.SpanStart).Where(static s => s.Type.Is(KnownNames.Hub)).ToArray();
        var around = call.Ancestors().OfType<TypeDeclarationSyntax>().Select(d => request.Model.GetDeclaredSymbol(d)).FirstOrDefault(t => t is not null && request.Contract.Agent(t) is not null);
        if (around is not null)
        {
            return hubs.FirstOrDefault(h => SymbolEqualityComparer.Default.Equals(SpeakerOf(h.Type), around)).Symbol is { } own ? Identifier(own) : null;
        }

        var speakers = hubs.Where(h => Publishes(request.Contract, SpeakerOf(h.Type), message)).ToArray();
        return speakers.Select(static s => SpeakerOf(s.Type)).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).Count() == 1 ? Identifier(speakers[0].Symbol) : null;
    }

    private static ITypeSymbol SpeakerOf(ITypeSymbol hub) => ((INamedTypeSymbol)hub).TypeArguments[0];

    private static bool Publishes(Contract contract, ITypeSymbol speaker, INamedTypeSymbol message) =>
        speaker is INamedTypeSymbol type && contract.Agent(type) is { } agent && agent.Publishes.Any(p => SymbolEqualityComparer.Default.Equals(p.Target, message));

    private static string Identifier(ISymbol symbol) => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : $"@{symbol.Name}";

    // In the order of their names; without variables that come later, and without what a static function cannot reach: members of an instance, and what the
    // functions around it hold.
    private static IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> AtHand(SemanticModel model, int position)
    {
        var around = model.GetEnclosingSymbol(position);
        while (around is IMethodSymbol { IsStatic: false })
        {
            around = around.ContainingSymbol;
        }

        var closed = around as IMethodSymbol;

        return model.LookupSymbols(position)
            .Where(s => s is not ILocalSymbol || s.Locations[0].SourceSpan.End <= position)
            .Where(s => closed is null || s.IsStatic || (s is ILocalSymbol or IParameterSymbol && IsInside(s, closed)))
            .Select(static s => (Symbol: s, Type: TypeOf(s)!))
            .Where(static s => s.Type is not null)
            .OrderBy(static s => s.Symbol.Name, StringComparer.Ordinal);
    }

    private static bool IsInside(ISymbol symbol, IMethodSymbol function)
    {
        for (var around = symbol.ContainingSymbol; around is IMethodSymbol; around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around, function))
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };
}
