using AgentContracts.Analyzers.Qos;
using AgentContracts.Roslyn.Qos;
using Microsoft.CodeAnalysis.Operations;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5008: a message is given an expiry that can never be inside the age of its channels.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExpiryPastAgeAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5008";

    // In July 1979. Below it stand durations, and seconds where milliseconds are meant; above it begin the clocks of tests, many of them with the year 2000.
    private const double LongAgo = 3e11;

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Expiry that is never inside the age",
        "{0} of {1} is {2}",
        Category.Qos,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message expires at the earlier of its [Expires] and its channel's age. An expiry after the age changes nothing; one before the message is sent lets nobody handle it.",
        helpLinkUri: RulePage.Of("CTR5008_ExpiryPastAge"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        context.RegisterOperationAction(c => AnalyzeCreation(c, contract, (IObjectCreationOperation)c.Operation), OperationKind.ObjectCreation);
        context.RegisterOperationAction(c => AnalyzeAssignment(c, contract, (ISimpleAssignmentOperation)c.Operation), OperationKind.SimpleAssignment);
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, Contract contract, IObjectCreationOperation creation)
    {
        if (creation is not { Type: INamedTypeSymbol type, Arguments.IsEmpty: false } || !MayBeMessage(contract, type) || contract.Message(type) is not { } message)
        {
            return;
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit
                && message.Shape.Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Parameter, argument.Parameter)) is { } member
                && member.Attributes.Attribute(KnownNames.Expires) is not null)
            {
                Report(context, contract, message, member.Name, argument.Value);
            }
        }
    }

    // In an initializer, in with { … } or in a statement.
    private static void AnalyzeAssignment(OperationAnalysisContext context, Contract contract, ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IMemberReferenceOperation { Member: { IsStatic: false, ContainingType: { } type } member }
            && MayBeMessage(contract, type)
            && contract.Message(type) is { } message
            && ExpiryMember.AllOf(type).Contains(member, SymbolEqualityComparer.Default))
        {
            Report(context, contract, message, member.Name, assignment.Value);
        }
    }

    // Spares reading the attributes of every type that code makes.
    private static bool MayBeMessage(Contract contract, INamedTypeSymbol type) => contract.IsOwn(type) || !Manifest.Of(type.ContainingAssembly).Messages.IsEmpty;

    private static void Report(OperationAnalysisContext context, Contract contract, MessageSymbol message, string member, IOperation value)
    {
        if (message is { IsValid: true, IsEmergency: false } && TimeInCode.Of(value) is { } time && Fault(contract, message, time) is { } fault)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, value.Syntax.GetLocation(), member, message.Type.Name, fault));
        }
    }

    private static string? Fault(Contract contract, MessageSymbol message, TimeInCode time)
    {
        if (time is { IsFromNow: false, Milliseconds: < LongAgo and > -LongAgo })
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds((long)time.Milliseconds);
            return FormattableString.Invariant(
                $"{date:yyyy-MM-dd}, long before the message is sent, so that nobody handles it: give Unix milliseconds, such as DateTimeOffset.UtcNow.AddSeconds(1).ToUnixTimeMilliseconds()");
        }

        if (time is { IsFromNow: true, Milliseconds: <= 0 })
        {
            return FormattableString.Invariant($"{time.Milliseconds:0.###} ms from now, before the message is sent, so that nobody handles it: give a later time");
        }

        var longest = message.Routes
            .Select(r => (Channel: r.Channel.Name, Qos: EffectiveQos.Of(message, contract.Channel(r.Channel)!)))
            .OrderByDescending(static r => r.Qos?.MaxAgeMs ?? int.MaxValue)
            .FirstOrDefault();
        return time.IsFromNow && longest.Qos is { } qos && time.Milliseconds > qos.MaxAgeMs
            ? FormattableString.Invariant($"{time.Milliseconds:0.###} ms from now, more than the age of {qos.MaxAgeMs} ms on {longest.Channel}, and never counts: give an earlier time, or raise MaxAgeMs")
            : null;
    }
}
