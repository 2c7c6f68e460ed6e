namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1010: a channel has a name that Redis cannot carry safely, or none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelNameUnsafeAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1010";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Channel whose name cannot be carried safely",
        "The name of channel {0} {1}: name it \"{2}\", for example",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name of a channel is a pub/sub channel and the hash tag of the channel's keys in Redis, and stands in logs and on command lines.",
        helpLinkUri: RulePage.Of("CTR1010_ChannelNameUnsafe"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // Without an argument the compiler has something to say.
        if (type.Channel is { Attribute: { ConstructorArguments.Length: > 0 } attribute } channel && ChannelName.ProblemOf(channel.Name) is { } problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, attribute.ArgumentLocation("name", 0, context.CancellationToken), type.Type.Name, problem, SnakeCase.Of(type.Type.Name)));
        }
    }
}
