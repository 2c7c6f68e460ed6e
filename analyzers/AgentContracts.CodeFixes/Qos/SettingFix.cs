using AgentContracts.Analyzers;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Qos;

/// <summary>A fix that gives the attribute at the diagnostic the setting that the rule proposes.</summary>
/// <param name="id">The id of the rule.</param>
public abstract class SettingFix(string id) : RuleFix(id)
{
    private protected sealed override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request));

    private IEnumerable<ProposedFix> Propose(FixRequest request)
    {
        if (request.Diagnostic.Properties.TryGetValue(SettingRemedy.SettingProperty, out var setting)
            && request.Diagnostic.Properties.TryGetValue(SettingRemedy.ValueProperty, out var value)
            && request.Node.FirstAncestorOrSelf<AttributeSyntax>() is { ArgumentList: { } arguments })
        {
            var edit = arguments.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == setting) is { } present
                ? new Edit(request.Document.Id, present.Expression.Span, value!)
                : new Edit(request.Document.Id, new TextSpan(arguments.CloseParenToken.SpanStart, 0), $", {setting} = {value}");
            yield return new ProposedFix($"Set {setting} = {value}", FixableDiagnosticIds[0], [edit]);
        }
    }
}
