namespace AgentContracts.Generators.Model;

/// <summary>A route of a message.</summary>
/// <param name="Channel">The channel's full name.</param>
/// <param name="Conditions">The members of which one must be true; empty where the route is always taken.</param>
internal sealed record RouteModel(string Channel, EquatableArray<string> Conditions);
