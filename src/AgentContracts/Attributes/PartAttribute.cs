namespace AgentContracts;

/// <summary>Makes a partial record a part: a value that messages contain, with a serializer and a validator but without a route.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class PartAttribute : Attribute;
