namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1017: a public channel of a library carries a message that other assemblies cannot name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelExposesHiddenAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1017";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Public channel that carries an internal message",
        "{0} is public but carries {1}, which other assemblies cannot name: their agents hear it as an unknown type, so make it public, or {0} internal",
        Category.Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A channel's IHandler is as accessible as its least accessible message. Agents of other assemblies can subscribe to a public channel, but not handle that message.",
        helpLinkUri: RulePage.Of("CTR1017_ChannelExposesHidden"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // Nobody references a program, and nobody can name a hidden channel.
        if (type.Channel is not { IsValid: true } channel || context.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || !type.Type.IsPublic())
        {
            return;
        }

        // Every message is looked at for emergency channels alone, of which there are few.
        var near = channel.IsEmergency ? contract.Traffic.Messages : contract.Traffic.RoutedTo(channel.Type);
        var hidden = near
            .Where(m => contract.IsOwn(m.Type) && !m.Type.IsPublic() && Reachability.Carries(channel, m))
            .Select(static m => m.Type.Name)
            .OrderBy(static n => n, StringComparer.Ordinal)
            .ToArray();
        if (hidden.Length > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.IdentifierLocation(context.CancellationToken), type.Type.Name, Names.Few(hidden)));
        }
    }
}
