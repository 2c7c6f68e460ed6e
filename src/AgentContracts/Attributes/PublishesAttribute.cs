namespace AgentContracts;

/// <summary>Says that an agent may send a message.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PublishesAttribute<TMessage> : Attribute;
