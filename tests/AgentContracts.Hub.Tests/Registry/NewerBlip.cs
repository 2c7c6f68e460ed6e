using AgentContracts.Conformance.Channels;

namespace AgentContracts.Hub.Tests.Registry;

#pragma warning disable CTR1007 // that two builds have versions of one message is what is tested
/// <summary>The message blip as a later build has it: a member was appended.</summary>
[Tier(Tier.UltraHft), RoutesTo<FastLane>, WireName("blip")]
public readonly partial record struct NewerBlip(int Number, string Note);

/// <summary>Says it.</summary>
[Agent("sprinter"), Publishes<NewerBlip>]
public sealed partial class Sprinter;
