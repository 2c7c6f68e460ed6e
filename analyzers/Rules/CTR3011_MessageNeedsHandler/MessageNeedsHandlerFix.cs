using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Handlers;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Writes the missing handler, or repairs the signature of one that cannot be used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MessageNeedsHandlerFix() : RuleFix(MessageNeedsHandlerAnalyzer.Id)
{
    private protected override async Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Type(request.Diagnostic, MessageNeedsHandlerAnalyzer.AgentProperty) is not { } agent
            || request.Type(request.Diagnostic, MessageNeedsHandlerAnalyzer.MessageProperty) is not { } message)
        {
            return [];
        }

        if (await HandlerRepair.EditsAsync(request, agent, message, cancellationToken).ConfigureAwait(false) is { } repair)
        {
            return [new ProposedFix($"Make HandleAsync({message.Name}) a handler", MessageNeedsHandlerAnalyzer.Id, repair)];
        }

        return MayWrite(agent, message)
            && HandlerInsertion.PlaceOf(request, request.Diagnostic, agent, cancellationToken) is { } place
            && await MessagesOfAsync(request, agent, place, cancellationToken).ConfigureAwait(false) is var messages
            && await HandlerInsertion.EditAsync(request, agent, place, messages, cancellationToken).ConfigureAwait(false) is { } insertion
            ? [new ProposedFix($"Write a handler for {message.Name}", MessageNeedsHandlerAnalyzer.Id, [insertion])]
            : [];
    }

    // Several handlers that one agent lacks go into one edit where they go to one place, whichever file they are missed in.
    private static async Task<ImmutableArray<INamedTypeSymbol>> MessagesOfAsync(FixRequest request, INamedTypeSymbol agent, TypeDeclarationSyntax place, CancellationToken cancellationToken)
    {
        var missing = request.Everywhere
            .Where(d => d.Location.SourceTree.WrittenIn(request.Document.Project) is not null
                && SymbolEqualityComparer.Default.Equals(request.Type(d, MessageNeedsHandlerAnalyzer.AgentProperty), agent)
                && HandlerInsertion.PlaceOf(request, d, agent, cancellationToken) == place)
            .Select(d => request.Type(d, MessageNeedsHandlerAnalyzer.MessageProperty))
            .OfType<INamedTypeSymbol>()
            .Where(m => MayWrite(agent, m));
        var messages = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var message in missing)
        {
            // What is repaired at the same time becomes the handler; a second one would not compile beside it.
            if (await HandlerRepair.EditsAsync(request, agent, message, cancellationToken).ConfigureAwait(false) is null)
            {
                messages.Add(message);
            }
        }

        return messages.ToImmutable();
    }

    // Where a method with these very parameters exists, a second one does not compile; it must be repaired, by the fix or by hand.
    private static bool MayWrite(INamedTypeSymbol agent, INamedTypeSymbol message) =>
        MessageNeedsHandlerAnalyzer.NeedsExplicitHandler(agent, message)
        || HandlerShape.Of(agent, message).Problem is not (HandlerProblem.Static or HandlerProblem.NotPublic or HandlerProblem.WrongReturnType);
}
