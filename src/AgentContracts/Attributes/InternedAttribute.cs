namespace AgentContracts;

/// <summary>Marks a string member with few different values, such as a symbol: it is decoded through a small cache instead of allocated anew each time.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, Inherited = false)]
public sealed class InternedAttribute : Attribute;
