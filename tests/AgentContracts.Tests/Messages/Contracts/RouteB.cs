namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>A channel that only some messages take.</summary>
[Channel("route_b")]
public partial class RouteB;
