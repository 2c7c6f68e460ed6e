namespace AgentContracts;

/// <summary>Sends a message to a channel, in this order. May be repeated.</summary>
/// <typeparam name="TChannel">A partial class with <see cref="ChannelAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class RoutesToAttribute<TChannel> : Attribute
{
    /// <summary>The name of a bool property or field of the message; the route is taken only when it is <see langword="true"/>. Always taken unless set.</summary>
    public string? When { get; set; }
}
