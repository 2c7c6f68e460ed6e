namespace AgentContracts.Generators.Model;

/// <summary>How an agent is made.</summary>
/// <param name="Arguments">The constructor's arguments, as expressions over <c>services</c>.</param>
/// <param name="Required">The required members that no constructor sets.</param>
internal sealed record ConstructionModel(EquatableArray<string> Arguments, EquatableArray<SettingModel> Required);
