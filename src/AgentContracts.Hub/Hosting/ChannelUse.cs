namespace AgentContracts.Hub.Hosting;

/// <summary>One way in which the agents of a program use a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Contract">What the contract says may be expected there.</param>
/// <param name="Agent">Who hears it; <see langword="null"/> for what is only said.</param>
/// <param name="Budget">How long one handler call may take, where that is declared.</param>
internal sealed record ChannelUse(ChannelInfo Channel, QualityOfService Contract, AgentInfo? Agent = null, TimeSpan? Budget = null)
{
    /// <summary>All ways: what the agents and the hub itself say, what the agents hear, and the channels that they hear without a message that they know of.</summary>
    public static IEnumerable<ChannelUse> Of(IReadOnlyCollection<AgentInfo> agents) =>
        agents.SelectMany(static agent => agent.Publishes).Append(MessageInfo.Of<AgentHeartbeat>()).Append(MessageInfo.Of<ErrorAlert>())
            .SelectMany(static message => message.Routes.SelectMany(WithFallback).Select(channel => new ChannelUse(channel, message.QualityOn(channel))))
            .Concat(agents.SelectMany(static agent => agent.Subscriptions.SelectMany(heard => Heard(agent, heard))))
            .Distinct();

    /// <summary>Whether it is a use of the channel of this name.</summary>
    public bool IsOf(string channel) => string.Equals(Channel.Name, channel, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ChannelUse> Heard(AgentInfo agent, Subscription heard)
    {
        foreach (var channel in WithFallback(heard.Channel))
        {
            var handled = agent.Handles.Where(message => message.Routes.Any(route => route.Name == heard.Channel.Name)).ToArray();
            foreach (var message in handled)
            {
                yield return new ChannelUse(channel, message.QualityOn(channel), agent, heard.Budget);
            }

            if (handled.Length == 0)
            {
                yield return new ChannelUse(channel, ChannelQualities.ContractOf(channel), agent);
            }
        }
    }

    private static IEnumerable<ChannelInfo> WithFallback(ChannelInfo channel) => channel.Fallback?.Invoke() is { } fallback ? [channel, fallback] : [channel];
}
