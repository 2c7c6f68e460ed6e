using Microsoft.Extensions.Logging;

namespace TradingDesk.Live;

/// <summary>Keeps what is logged while a picture fills the terminal, and tells it afterwards.</summary>
/// <param name="clock">Says when; in the machine's own zone, for a person.</param>
public sealed class HeldLog(TimeProvider clock) : ILoggerProvider
{
    /// <summary>How many lines are kept; past it the oldest go, counted.</summary>
    public const int Capacity = 200;

    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, string Category, string Text)> _lines = new();
    private long _lost;

    private DateTimeOffset Now => clock.GetLocalNow();

    /// <summary>The newest lines, the oldest of them first.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="age">How old one may be.</param>
    /// <param name="except">What the categories begin with that are left out.</param>
    public IReadOnlyList<string> Last(int count, TimeSpan age, string except)
    {
        lock (_gate)
        {
            var from = Now - age;
            return [.. _lines.Where(line => line.At >= from && !line.Category.StartsWith(except, StringComparison.Ordinal)).Select(static line => line.Text).TakeLast(count)];
        }
    }

    /// <summary>Tells what was kept and forgets it.</summary>
    public void Tell(TextWriter output)
    {
        lock (_gate)
        {
            if (_lost != 0)
            {
                output.WriteLine($"({_lost} earlier lines are not shown.)");
            }

            foreach (var (_, _, line) in _lines)
            {
                output.WriteLine(line);
            }

            _lines.Clear();
            _lost = 0;
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // What is kept is told by whoever holds this.
    }

    private void Keep(DateTimeOffset at, string category, string line)
    {
        lock (_gate)
        {
            if (_lines.Count == Capacity)
            {
                _lines.Dequeue();
                _lost++;
            }

            _lines.Enqueue((at, category, line));
        }
    }

    private sealed class Logger(HeldLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var cause = exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}";
            var now = log.Now;
            log.Keep(now, category, $"{now:HH:mm:ss} {logLevel}: {category}: {formatter(state, exception)}{cause}".ReplaceLineEndings(" "));
        }
    }
}
