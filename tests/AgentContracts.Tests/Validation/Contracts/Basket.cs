using System.ComponentModel.DataAnnotations;
using AgentContracts.Tests.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>Parts with rules, in every place where a part can be.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Basket(
    RuledLeg Main,
    RuledLeg? Spare,
    RuledPoint Corner,
    RuledPoint? MaybeCorner,
    IReadOnlyList<RuledLeg> Legs,
    RuledPoint[] Points,
    Dictionary<string, RuledLeg> Book,
    IReadOnlyDictionary<string, List<RuledLeg?>> Shelves,
    int Total)
{
    public const int MostTotal = 100;

    partial void OnValidate(ref Violations violations)
    {
        if (Total > MostTotal)
        {
            violations.Add(nameof(Total), $"Total may not exceed {MostTotal}.");
            violations.Add("", "The basket is too full.");
        }
    }
}
