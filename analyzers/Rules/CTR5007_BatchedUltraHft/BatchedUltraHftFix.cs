using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Qos;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Fetches one message at a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BatchedUltraHftFix() : SettingFix(BatchedUltraHftAnalyzer.Id);
