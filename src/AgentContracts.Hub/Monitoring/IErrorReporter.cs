namespace AgentContracts.Hub.Monitoring;

/// <summary>Makes <see cref="ErrorAlert"/>s of what went wrong.</summary>
public interface IErrorReporter
{
    /// <summary>
    /// Takes a report; returns at once and never throws. Of several with the same component and type only the first in each
    /// <see cref="Hosting.HubOptions.AlertInterval"/> is sent at once; how many more there were is told when the interval ends. What concerns
    /// <c>error_alerts</c> itself is not sent.
    /// </summary>
    void Report(in ErrorReport report);
}
