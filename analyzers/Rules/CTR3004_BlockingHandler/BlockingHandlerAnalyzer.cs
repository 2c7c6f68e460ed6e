using System.Collections.Concurrent;
using AgentContracts.Analyzers.Calls;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3004: a handler blocks its thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingHandlerAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3004";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Blocking call in a handler",
        "{0} blocks while it handles {1} ({2}, meant for {3}): {4}",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A handler that waits without await keeps a thread from everybody and the agent from its next message. In a process with many agents the threads run out, and all of them are late.",
        helpLinkUri: RulePage.Of("CTR3004_BlockingHandler"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        HandlerCode.Read(context, contract, static (start, code) =>
        {
            var found = new ConcurrentBag<(IMethodSymbol Method, BlockingCall Call, Location Location)>();
            start.RegisterOperationAction(
                c =>
                {
                    if (BlockingCall.Of(c.Operation) is { } call && HandlerCode.MethodAt(c) is { } method)
                    {
                        found.Add((method, call, c.Operation.NameLocation()));
                    }
                },
                OperationKind.Invocation,
                OperationKind.PropertyReference);
            start.RegisterSymbolEndAction(c => Report(c, code, found));
        });

    private static void Report(SymbolAnalysisContext context, HandlerCode code, IReadOnlyCollection<(IMethodSymbol Method, BlockingCall Call, Location Location)> found)
    {
        if (found.Count == 0)
        {
            return;
        }

        var messages = code.MessagesByMethod();
        foreach (var (method, call, location) in found)
        {
            if (messages[method].FirstOrDefault() is { Tier: { } tier } message && (call.IsNeverRight || tier <= Tier.Fast))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    location,
                    tier == Tier.UltraHft ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                    additionalLocations: null,
                    properties: null,
                    code.Agent.Type.Name,
                    message.Type.Name,
                    tier,
                    MeantFor(tier),
                    call.Remedy));
            }
        }
    }

    private static string MeantFor(Tier tier) => tier switch
    {
        Tier.UltraHft => "1-10 ms",
        Tier.Fast => "100 ms-1 s",
        Tier.Tactical => "1-60 s",
        _ => "1 min-1 h",
    };
}
