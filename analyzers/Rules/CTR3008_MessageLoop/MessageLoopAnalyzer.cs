using System.Collections.Concurrent;
using AgentContracts.Analyzers.Calls;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3008: an agent answers a message with the same message, and hears its answer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageLoopAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3008";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Agent answers a message with the same message",
        "{0} sends {1}{3} while it handles {1}, and hears it again on {2}, so every copy makes another: send another message, or send it on a channel that {0} does not hear",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An agent hears what it sends on a channel that it subscribes to. A handler that sends its own message again is called for ever.",
        helpLinkUri: RulePage.Of("CTR3008_MessageLoop"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        HandlerCode.Read(context, contract, (start, code) =>
        {
            var sends = new ConcurrentBag<Send>();
            start.RegisterOperationAction(
                c =>
                {
                    var call = (IInvocationOperation)c.Operation;
                    if (call.TargetMethod.IsSend(out var speaker, out var sent) && sent is INamedTypeSymbol message && HandlerCode.MethodAt(c) is { } method)
                    {
                        sends.Add(new Send(method, speaker, message, call.NameLocation()));
                    }
                },
                OperationKind.Invocation);
            start.RegisterSymbolEndAction(c => Report(c, contract, code, sends));
        });

    private static void Report(SymbolAnalysisContext context, Contract contract, HandlerCode code, IReadOnlyCollection<Send> sends)
    {
        if (sends.Count == 0)
        {
            return;
        }

        var messages = code.MessagesByMethod();
        foreach (var (method, speaker, type, location) in sends)
        {
            if (messages[method].FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Type, type)) is { } message
                && HeardOn(contract, code.Agent, message) is { } channel)
            {
                var asWhom = SymbolEqualityComparer.Default.Equals(speaker, code.Agent.Type) ? "" : $" as {speaker.Name}";
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, code.Agent.Type.Name, type.Name, channel.Type.Name, asWhom));
            }
        }
    }

    // A route under a condition is a way out of the loop.
    private static ChannelSymbol? HeardOn(Contract contract, AgentSymbol agent, MessageSymbol message) =>
        agent.Ignores.Any(i => SymbolEqualityComparer.Default.Equals(i.Target, message.Type))
            ? null
            : agent.Subscriptions
                .Select(s => contract.Channel(s.Target))
                .FirstOrDefault(c => c is { IsValid: true } && Reachability.Carries(
                    message.Routes.Any(r => r.When is null && SymbolEqualityComparer.Default.Equals(r.Channel, c.Type)), c.IsEmergency, message.IsEmergency));

    private sealed record Send(IMethodSymbol Method, ITypeSymbol Speaker, INamedTypeSymbol Message, Location Location);
}
