using System.Collections.Frozen;

namespace AgentContracts.Hub.Receiving;

/// <summary>What one agent instance does with each message, by its name on the wire.</summary>
internal sealed class HandledMessages
{
    private readonly FrozenDictionary<string, MessageDispatch> _dispatches;
    private readonly FrozenSet<string> _ignored;
    private readonly FrozenSet<string> _channels;

    public HandledMessages(AgentInfo agent, IEnumerable<MessageDispatch> dispatches)
    {
        _dispatches = dispatches.ToFrozenDictionary(static dispatch => dispatch.Message.Name, StringComparer.Ordinal);
        _ignored = agent.Ignores.Select(static message => message.Name).ToFrozenSet(StringComparer.Ordinal);
        _channels = agent.Subscriptions.Select(static subscription => subscription.Channel.Name).ToFrozenSet(StringComparer.Ordinal);
        foreach (var dispatch in _dispatches.Values)
        {
            dispatch.IsHeardMoreThanOnce = dispatch.Message.Routes.Count(route => _channels.Contains(route.Name)) > 1;
        }

        HearsEmergencies = agent.Subscriptions.Any(static subscription => subscription.Channel.IsEmergency);
    }

    public bool HearsEmergencies { get; }

    public IEnumerable<MessageDispatch> All => _dispatches.Values;

    public MessageDispatch? Find(string messageType) => _dispatches.GetValueOrDefault(messageType);

    public bool Ignores(string messageType) => _ignored.Contains(messageType);

    /// <summary>Whether the agent subscribes to the channel.</summary>
    public bool Hears(string channel) => _channels.Contains(channel);
}
