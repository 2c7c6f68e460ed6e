namespace AgentContracts;

/// <summary>Sends a message to three channels, in this order. May be repeated.</summary>
/// <typeparam name="TChannel1">A partial class with <see cref="ChannelAttribute"/>.</typeparam>
/// <typeparam name="TChannel2">A partial class with <see cref="ChannelAttribute"/>.</typeparam>
/// <typeparam name="TChannel3">A partial class with <see cref="ChannelAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class RoutesToAttribute<TChannel1, TChannel2, TChannel3> : Attribute
{
    /// <summary>The name of a bool property or field of the message; the route is taken only when it is <see langword="true"/>. Always taken unless set.</summary>
    public string? When { get; set; }
}
