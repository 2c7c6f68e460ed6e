using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentContracts.Hub;

/// <summary>The log of a hub or a transport. What a logging provider throws must neither fail a send nor leave a message without its outcome.</summary>
/// <param name="inner">Where it goes.</param>
public sealed class GuardedLogger(ILogger inner) : ILogger
{
    /// <summary>The log of a hub; one that keeps nothing where the program has none.</summary>
    internal static ILogger Of(ILoggerFactory? loggers) =>
        loggers is null ? NullLogger.Instance : new GuardedLogger(loggers.CreateLogger("AgentContracts.Hub"));

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nowhere else to tell it.
        }
    }
}
