using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Testing.History;

namespace Chaos.Contracts;

/// <summary>Does jobs; fails at those that are poison.</summary>
[Agent("labourer"), Subscribes<Jobs>]
public sealed partial class Labourer
{
    private readonly DeliveryRecorder _log;
    private readonly Self _self;

    internal Labourer(DeliveryRecorder log, IAgentHost host) => (_log, _self) = (log, new Self(host, "labourer"));

    public ValueTask HandleAsync(Job job, MessageContext context, CancellationToken cancellationToken)
    {
        if (job.IsPoison)
        {
            _log.Failure(context.MessageId, "labourer");
            throw new InvalidOperationException("The job is poison.");
        }

        _log.Effect(context.MessageId, "labourer", _self.Name, context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
