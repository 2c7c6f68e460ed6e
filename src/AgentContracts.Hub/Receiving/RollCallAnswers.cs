using AgentContracts.Hub.Agents;

namespace AgentContracts.Hub.Receiving;

/// <summary>Where one agent instance notes the emergencies that it has handled.</summary>
internal sealed class RollCallAnswers(RollCallBook book, string instance) : IDisposable
{
    public void Add(MessageId emergency) => book.Answer(emergency, instance);

    public void Dispose() => book.Leave(instance);
}
