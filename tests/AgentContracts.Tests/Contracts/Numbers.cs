namespace AgentContracts.Tests.Contracts;

/// <summary>Every number, positional on a class.</summary>
[Tier(Tier.Tactical), RoutesTo<Samples>]
public sealed partial record Numbers(
    bool Flag,
    sbyte Tiny,
    byte Small,
    short Short,
    ushort UShort,
    int Int,
    uint UInt,
    long Long,
    ulong ULong,
    float Single,
    double Double,
    decimal Decimal);
