namespace AgentContracts;

/// <summary>Marks a member that never appears in a log, a trace, a dashboard, a dead-letter view, the text of a violation or what <c>ToString</c> says.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, Inherited = false)]
public sealed class SensitiveAttribute : Attribute;
