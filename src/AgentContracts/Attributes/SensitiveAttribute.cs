namespace AgentContracts;

/// <summary>Marks a member that never appears in a log, a trace, a dashboard, a dead-letter view or the text of a violation.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, Inherited = false)]
public sealed class SensitiveAttribute : Attribute;
