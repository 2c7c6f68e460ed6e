using AgentContracts.Analyzers.Calls;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2010: code writes to a declared channel in Redis without the hub.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BypassedHubAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2010";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Direct write to a declared channel",
        "{0} to {1}, the channel {2}, bypasses the hub: no header, no validation, no account; send {3} with SendAsync of an IHub<TAgent>",
        Category.Routes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is written to a channel without the hub has no header, is not validated, and is in nobody's account. Agents that hear the channel count it as invalid.",
        helpLinkUri: RulePage.Of("CTR2010_BypassedHub"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        if (context.Compilation.GetTypeByMetadataName("StackExchange.Redis.ISubscriber") is not null)
        {
            context.RegisterOperationAction(c => Analyze(c, contract, (IInvocationOperation)c.Operation), OperationKind.Invocation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, Contract contract, IInvocationOperation call)
    {
        if (RedisWrite.Of(call) is { } write && contract.Traffic.Channels.FirstOrDefault(c => IsNamed(c.Name, write.Name)) is { } channel)
        {
            var message = write.Payload?.Type is INamedTypeSymbol type && contract.Message(type) is { IsValid: true } ? type.Name : "a message that is routed to it";
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.NameLocation(), call.TargetMethod.Name, write.Name, channel.Type.Name, message));
        }
    }

    // The name itself or the key of its stream, as the Redis transport writes it, under any prefix.
    private static bool IsNamed(string channel, string name) => name == channel || name.EndsWith($"{{{channel}}}:stream", StringComparison.Ordinal);
}
