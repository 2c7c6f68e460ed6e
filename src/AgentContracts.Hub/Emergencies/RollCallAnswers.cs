using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Emergencies;

/// <summary>Where one agent instance tells the emergencies that it has handled.</summary>
internal sealed class RollCallAnswers(ITransport transport, string agent, string instance, ILogger logger)
{
    public void Add(MessageId emergency) => _ = AnswerAsync(new EmergencyAnswer(emergency, agent, instance, transport.Clock.GetUtcNow()));

    private async Task AnswerAsync(EmergencyAnswer answer)
    {
        try
        {
            await transport.Emergencies.AnswerAsync(answer).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Who calls the roll asks again.
            HubLog.AnswerNotSent(logger, exception, agent, instance, answer.Emergency);
        }
    }
}
