using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Chaos.Contracts;

/// <summary>A message that may not be lost.</summary>
[Tier(Tier.Tactical), RoutesTo<Orders>]
public sealed partial record Order([Range(0, int.MaxValue)] int Number, [StringLength(20)] string Symbol);

/// <summary>A message that may not be lost, and not be handled before one that was sent before it.</summary>
[Tier(Tier.Tactical), RoutesTo<Entries>]
public sealed partial record Entry([Range(0, int.MaxValue)] int Number);

/// <summary>A message that may be lost and may not be late.</summary>
[Tier(Tier.UltraHft), RoutesTo<Ticks>]
public readonly partial record struct Tick([Range(0, int.MaxValue)] int Number);

/// <summary>A message that its handler cannot do anything with where it is poison.</summary>
[Tier(Tier.Tactical), RoutesTo<Jobs>]
public sealed partial record Job([Range(0, int.MaxValue)] int Number, bool IsPoison);

/// <summary>A message that takes its handler long, over a stream.</summary>
[Tier(Tier.Fast), RoutesTo<Parcels>]
public sealed partial record Parcel([Range(0, int.MaxValue)] int Number, [StringLength(10_000)] string Content);

/// <summary>A message that takes its handler long, over pub/sub.</summary>
[Tier(Tier.Fast), RoutesTo<Letters>]
public sealed partial record Letter([Range(0, int.MaxValue)] int Number, [StringLength(10_000)] string Content);
