using AgentContracts;

namespace Chaos.Contracts;

/// <summary>Reads the alerts that the hub sends of what fails.</summary>
[Agent("operator"), Subscribes<ErrorAlerts>, Ignores<SystemHealthAlert>("nothing here is an emergency")]
public sealed partial class Operator
{
    private readonly AlertBook _alerts;

    internal Operator(AlertBook alerts) => _alerts = alerts;

    public ValueTask HandleAsync(ErrorAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        _alerts.Add(alert.ErrorType);
        return ValueTask.CompletedTask;
    }
}
