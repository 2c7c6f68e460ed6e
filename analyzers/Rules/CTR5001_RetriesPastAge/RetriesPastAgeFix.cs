using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Qos;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Lets the channel retry as often as there is time for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RetriesPastAgeFix() : SettingFix(RetriesPastAgeAnalyzer.Id);
