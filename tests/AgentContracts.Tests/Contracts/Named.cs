namespace AgentContracts.Tests.Contracts;

/// <summary>Names that the wire spells in its own way.</summary>
[WireName("named.v2"), Tier(Tier.Fast), RoutesTo<Samples>]
public readonly partial record struct Named(
    [WireName("with \"quote\"")] int Quoted,
    [WireName("größe")] int Size,
    int HTTPStatusCode,
    int @class,
    int Ipv4Address2);
