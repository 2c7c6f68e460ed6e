using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Conformance;

/// <summary>Keeps what a hub logs.</summary>
public sealed class LogRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(EventId Id, string Text)> _entries = new();

    /// <summary>Every entry so far.</summary>
    public IReadOnlyList<(EventId Id, string Text)> Entries => [.. _entries];

    /// <summary>The texts of one event, by the name of the method that logs it.</summary>
    public IReadOnlyList<string> Of(string name) => [.. _entries.Where(entry => entry.Id.Name == name).Select(static entry => entry.Text)];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((eventId, formatter(state, exception)));

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
