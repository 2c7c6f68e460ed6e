namespace AgentContracts.Generators.Model;

/// <summary>An agent with what reaches it.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Handled">The full names of the messages that reach it.</param>
internal sealed record AgentOutput(RegistrationModel Agent, EquatableArray<string> Handled)
{
    /// <summary>Looks up what reaches an agent.</summary>
    public static AgentOutput Of(AgentModel agent, RoutingLookup routing) =>
        new(agent.Registration, agent.Hearing?.Reached(routing) ?? []);
}
