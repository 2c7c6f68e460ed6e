namespace AgentContracts;

/// <summary>Names the channel that carries this channel's messages while this one cannot be published to. Subscribing to a channel includes its fallback.</summary>
/// <typeparam name="TChannel">A partial class with <see cref="ChannelAttribute"/> that can carry the same messages.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FallsBackToAttribute<TChannel> : Attribute;
