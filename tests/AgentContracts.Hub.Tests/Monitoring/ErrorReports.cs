using System.Collections.Concurrent;
using AgentContracts.Hub.Monitoring;

namespace AgentContracts.Hub.Tests.Monitoring;

/// <summary>Keeps what was reported.</summary>
internal sealed class ErrorReports : IErrorReporter
{
    private readonly ConcurrentQueue<ErrorReport> _all = new();

    public IReadOnlyList<ErrorReport> All => [.. _all];

    public IEnumerable<string> Types => _all.Select(static report => report.ErrorType);

    public void Report(in ErrorReport report) => _all.Enqueue(report);
}
