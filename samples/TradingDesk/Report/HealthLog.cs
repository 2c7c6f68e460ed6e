using AgentContracts;

namespace TradingDesk.Report;

/// <summary>The health alerts that the agents of this process heard, each once, and the last roll call that one of them held.</summary>
public sealed class HealthLog
{
    private readonly Lock _gate = new();
    private readonly HashSet<MessageId> _heard = [];
    private readonly List<SummaryAlert> _alerts = [];

    /// <summary>The alerts, in the order in which they were heard.</summary>
    public IReadOnlyList<SummaryAlert> Alerts
    {
        get
        {
            lock (_gate)
            {
                return [.. _alerts];
            }
        }
    }

    /// <summary>The last roll call; <see langword="null"/> where none was held here.</summary>
    public RollCall? LastRollCall { get; private set; }

    /// <summary>Notes an alert that an agent handles; what another agent here has noted is known.</summary>
    public void Note(SystemHealthAlert alert, MessageId id, DateTimeOffset sentAt)
    {
        lock (_gate)
        {
            if (_heard.Add(id))
            {
                _alerts.Add(new SummaryAlert(string.Join(' ', alert.AffectedComponents), alert.HealthStatus, sentAt));
            }
        }
    }

    /// <summary>Notes a roll call.</summary>
    public void Note(RollCall roll) => LastRollCall = roll;
}
