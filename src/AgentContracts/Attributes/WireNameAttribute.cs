namespace AgentContracts;

/// <summary>Sets the name of a message, a member or an enum value on the wire; its C# name in snake_case unless set.</summary>
/// <param name="name">The name on the wire; may not begin with an underscore, which is the header's.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, Inherited = false)]
public sealed class WireNameAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
