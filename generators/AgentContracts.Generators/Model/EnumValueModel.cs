namespace AgentContracts.Generators.Model;

/// <summary>A named value of an enum.</summary>
/// <param name="Expression">The value.</param>
/// <param name="WireName">Its name on the wire.</param>
/// <param name="Code">What stands for that name in binary.</param>
/// <param name="IsAlias">Whether an earlier name has the same value, and is the one that is written.</param>
internal sealed record EnumValueModel(string Expression, string WireName, uint Code, bool IsAlias);
