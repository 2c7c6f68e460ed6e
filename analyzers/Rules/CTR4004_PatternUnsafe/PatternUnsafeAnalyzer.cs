using System.Text.RegularExpressions;
using AgentContracts.Analyzers.Constraints;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR4004: a regular expression does not compile, or can backtrack without a timeout.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatternUnsafeAnalyzer() : ConstraintAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR4004";

    private const string Timeout = "MatchTimeoutInMilliseconds";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Regular expression that cannot be used safely",
        "The pattern of {0}.{1} {2}: {3}",
        Category.Validation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A pattern that does not compile is not checked. One that tries many ways to match can take hours over a text that someone else wrote.",
        helpLinkUri: RulePage.Of("CTR4004_PatternUnsafe"));

    private protected override void Analyze(SymbolAnalysisContext context, MarkedType type, ConstrainedMember member)
    {
        foreach (var attribute in member.Attributes.Where(static a => a.AttributeClass.Is(Annotation.RegularExpression) && a.ConstructorArguments.Length == 1))
        {
            if (Reason(attribute) is var (argument, position, what, remedy))
            {
                var location = attribute.ApplicationSyntaxReference is null ? type.IdentifierLocation(context.CancellationToken) : attribute.ArgumentLocation(argument, position, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, member.Symbol.Name, what, remedy));
            }
        }
    }

    private static (string Argument, int Position, string What, string Remedy)? Reason(AttributeData attribute)
    {
        var pattern = attribute.Argument<string>(0);
        if (string.IsNullOrEmpty(pattern))
        {
            return ("pattern", 0, "is empty, so that nothing is checked", "write a pattern, or remove the attribute");
        }

        try
        {
            _ = new Regex(pattern);
        }
        catch (ArgumentException exception)
        {
            return ("pattern", 0, $"does not compile ({exception.Message.TrimEnd('.')}), so that nothing is checked", "correct the pattern");
        }

        return attribute.NamedArgument<int?>(Timeout) switch
        {
            null or > 0 => null,
            -1 => Backtracking.IsPossible(pattern!) ? (Timeout, -1, "can backtrack for ever, since it has no timeout", $"remove {Timeout}, which leaves 2000 ms, or set it") : null,
            _ => (Timeout, -1, "has a timeout that is none, so that nothing is checked", $"set {Timeout} to a number above 0"),
        };
    }
}
