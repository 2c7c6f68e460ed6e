using AgentContracts;
using AgentContracts.Testing.History;

namespace Chaos.Contracts;

/// <summary>Does jobs; fails at those that are poison.</summary>
[Agent("labourer"), Subscribes<Jobs>]
public sealed partial class Labourer
{
    private readonly MemoryRecorder _log;

    internal Labourer(MemoryRecorder log) => _log = log;

    public ValueTask HandleAsync(Job job, MessageContext context, CancellationToken cancellationToken)
    {
        if (job.IsPoison)
        {
            _log.Failure(context.MessageId, "labourer");
            throw new InvalidOperationException("The job is poison.");
        }

        _log.Effect(context.MessageId, "labourer", "labourer", context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
