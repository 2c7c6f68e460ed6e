using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Qos;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Takes the retries away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RetriesAtMostOnceFix() : SettingFix(RetriesAtMostOnceAnalyzer.Id);
