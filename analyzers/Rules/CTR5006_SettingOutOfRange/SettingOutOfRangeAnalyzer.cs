using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5006: a setting is out of its range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingOutOfRangeAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5006";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Setting out of range",
        "{0}: {1}",
        Category.Qos,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A channel that holds no message, an agent that handles none at once or an age below a millisecond carry nothing.",
        helpLinkUri: RulePage.Of("CTR5006_SettingOutOfRange"));

    private static readonly ImmutableArray<string> Attributes = [KnownNames.Channel, KnownNames.Tier, KnownNames.Agent, KnownNames.Subscribes];

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (attribute.NamedArguments.IsEmpty || !Attributes.Any(attribute.AttributeClass.Is))
            {
                continue;
            }

            foreach (var setting in attribute.NamedArguments)
            {
                if (Fault(setting.Key, setting.Value) is { } fault && attribute.SettingLocation(context.CancellationToken, setting.Key) is { } location)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule, location, context.Symbol.Name, fault));
                }
            }
        }
    }

    private static string? Fault(string setting, TypedConstant value) => value switch
    {
        { Kind: TypedConstantKind.Primitive, Value: int number } => EffectiveQos.RangeFault(setting, number),
        { Kind: TypedConstantKind.Primitive, Value: long number } => EffectiveQos.RangeFault(setting, number),
        { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type, Value: { } number } => EnumFault(setting, type, number),
        _ => null,
    };

    private static string? EnumFault(string setting, INamedTypeSymbol type, object number)
    {
        var names = type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue).ToArray();
        return names.Any(f => Equals(f.ConstantValue, number))
            ? null
            : FormattableString.Invariant($"{setting} is {number}, but must be {string.Join(" or ", names.Select(static f => f.Name))}");
    }
}
