namespace AgentContracts.Generators.Model;

/// <summary>What an agent implements.</summary>
/// <param name="Type">The agent.</param>
/// <param name="Messages">The full names of the messages that reach it.</param>
/// <param name="Unhandled">Those of them for which it has no usable handler.</param>
internal sealed record HandlersOutput(TypeModel Type, EquatableArray<string> Messages, EquatableArray<string> Unhandled)
{
    /// <summary>Looks up what reaches an agent.</summary>
    public static HandlersOutput Of(HearingModel hearing, RoutingLookup routing)
    {
        var messages = hearing.Reached(routing);
        return new HandlersOutput(hearing.Type, messages, messages.Except(hearing.Handled).ToEquatableArray());
    }
}
