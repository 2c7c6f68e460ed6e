namespace AgentContracts;

/// <summary>
/// Says that this project sees every agent of the system: they are its own or those of the assemblies that it references. What cannot be known without
/// that is then checked: whether each message has an agent that publishes it, and each channel one that hears it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WholeSystemAttribute : Attribute;
