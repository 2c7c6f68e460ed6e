namespace AgentContracts.Tests.Contracts;

/// <summary>Members that declare what they are where a frame does not say.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Defaults(
    string Symbol,
    int Depth = 5,
    double Weight = -0.5,
    string Venue = "any \"venue\"",
    Colour Colour = Colour.DarkBlue,
    Access Access = Access.Read | Access.Owner,
    decimal Fee = 0.10m,
    string? Note = null)
{
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);
    public List<int> Levels { get; init; } = [1, 2, 3];
    public int? Limit { get; init; } = 7;

    [WireName("renamed")]
    public string Original { get; init; } = "as declared";
}
