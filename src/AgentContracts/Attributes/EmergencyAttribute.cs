namespace AgentContracts;

/// <summary>
/// On a message: it is an emergency, needs no route and travels on a lane of its own, never behind data.
/// On a channel: whoever subscribes to it hears every emergency.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EmergencyAttribute : Attribute;
