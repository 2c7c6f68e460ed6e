namespace AgentContracts;

/// <summary>
/// Marks a string member, or a collection of strings, with few different values, such as a symbol: what is no longer than 32 bytes of UTF-8 is decoded through
/// a small cache instead of allocated anew each time. The keys of a dictionary are not.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, Inherited = false)]
public sealed class InternedAttribute : Attribute;
