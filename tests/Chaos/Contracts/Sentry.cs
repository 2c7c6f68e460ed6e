using AgentContracts;

namespace Chaos.Contracts;

/// <summary>Never finishes its first letter, so that others wait behind it; an emergency does not wait.</summary>
[Agent("sentry"), Subscribes<Letters>, Subscribes<SystemHealth>]
public sealed partial class Sentry
{
    /// <summary>How many of them a process runs.</summary>
    public const int PerProcess = 5;

    public async ValueTask HandleAsync(Letter letter, MessageContext context, CancellationToken cancellationToken) => await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    public ValueTask HandleAsync(SystemHealthAlert alert, MessageContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
