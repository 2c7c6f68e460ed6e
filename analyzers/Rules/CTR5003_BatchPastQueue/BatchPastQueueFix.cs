using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Qos;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Makes the batch as large as the queue.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BatchPastQueueFix() : SettingFix(BatchPastQueueAnalyzer.Id);
