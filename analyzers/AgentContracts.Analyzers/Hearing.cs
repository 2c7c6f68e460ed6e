namespace AgentContracts.Analyzers;

/// <summary>What can be said for certain about what does not reach an agent.</summary>
internal static class Hearing
{
    /// <summary>Whether the agent and all that it subscribes to are valid: what is wrong with a channel is not to be said twice.</summary>
    public static bool IsCertain(Contract contract, AgentSymbol agent) =>
        agent.IsValid && agent.Subscriptions.All(s => contract.Channel(s.Target) is { IsValid: true });

    /// <summary>The subscription that would bring the message, such as <c>[Subscribes&lt;FastSignals&gt;]</c>, and the other channels that carry it.</summary>
    public static string SubscriptionTo(Contract contract, MessageSymbol message)
    {
        var names = Reachability.ChannelsOf(contract, message).Select(static c => c.Type.Name).Take(Names.Most).ToArray();
        return names switch
        {
            [] => "[Subscribes<...>] with a channel that carries it",
            [var only] => $"[Subscribes<{only}>]",
            [var first, ..] => $"[Subscribes<{first}>], or another channel that carries it, such as {string.Join(", ", names.Skip(1))}",
        };
    }
}
