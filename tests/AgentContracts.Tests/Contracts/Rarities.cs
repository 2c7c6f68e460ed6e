namespace AgentContracts.Tests.Contracts;

/// <summary>Every scalar that few messages have, also as nullable, in the form that System.Text.Json gives it by itself.</summary>
[Tier(Tier.Tactical), RoutesTo<Samples>]
public sealed partial record Rarities(
    Int128 Huge,
    UInt128 Vast,
    char Letter,
    DateOnly Day,
    TimeOnly Hour,
    Uri Link,
    byte[] Blob,
    ReadOnlyMemory<byte> Memory,
    char[] Letters,
    List<Uri> Links,
    Dictionary<string, byte[]> Blobs,
    Int128? MaybeHuge = null,
    UInt128? MaybeVast = null,
    char? MaybeLetter = null,
    DateOnly? MaybeDay = null,
    TimeOnly? MaybeHour = null,
    Uri? MaybeLink = null,
    byte[]? MaybeBlob = null,
    ReadOnlyMemory<byte>? MaybeMemory = null);
