using System.Runtime.CompilerServices;

namespace AgentContracts.Hub.Transport;

/// <summary>
/// Lets a transport leave its thread to the agent that what it has read wakes, and go on reading on another one: the handler begins without waiting for a thread,
/// and holds up no reading, however long it takes.
/// </summary>
public static class ReaderThread
{
    [ThreadStatic]
    private static bool _isHandingOver;

    [ThreadStatic]
    private static IThreadPoolWorkItem? _woken;

    /// <summary>Those that were woken after the first, and run elsewhere: behind the reader, which they would otherwise keep from a thread.</summary>
    [ThreadStatic]
    private static List<IThreadPoolWorkItem>? _others;

    /// <summary>Hands over what was read.</summary>
    /// <param name="state">What <paramref name="handOver"/> needs.</param>
    /// <param name="handOver">Tells sinks of it.</param>
    /// <returns>
    /// To be awaited before anything else is read, or the agent that it has woken sleeps on, and by the loop that reads itself: a method that this loop awaits would not
    /// return before the agent does. Completed where none was woken.
    /// </returns>
    /// <exception cref="Exception">What <paramref name="handOver"/> throws.</exception>
    public static Leaving HandOver<TState>(TState state, Action<TState> handOver)
    {
        ArgumentNullException.ThrowIfNull(handOver);
        _isHandingOver = true;
        try
        {
            handOver(state);
        }
        catch
        {
            if (Woken() is { } woken)
            {
                Queue(woken);
                QueueOthers();
            }

            throw;
        }

        return new Leaving(Woken());
    }

    /// <summary>
    /// Has an agent run on a thread of the pool, or on this one when its reader leaves it. From the queue that all threads share: many agents that are woken by
    /// one sender would be taken from its own one by one.
    /// </summary>
    internal static void Wake(IThreadPoolWorkItem agent)
    {
        if (!_isHandingOver)
        {
            Queue(agent);
        }
        else if (_woken is null)
        {
            _woken = agent;
        }
        else
        {
            (_others ??= []).Add(agent);
        }
    }

    private static IThreadPoolWorkItem? Woken()
    {
        var woken = _woken;
        (_isHandingOver, _woken) = (false, null);
        return woken;
    }

    private static void Queue(IThreadPoolWorkItem agent) => ThreadPool.UnsafeQueueUserWorkItem(agent, preferLocal: false);

    private static void QueueOthers()
    {
        if (_others is { Count: > 0 } others)
        {
            others.ForEach(Queue);
            others.Clear();
        }
    }

    /// <summary>Leaves the thread, if there is anybody to leave it to.</summary>
    public readonly struct Leaving : ICriticalNotifyCompletion
    {
        private readonly IThreadPoolWorkItem? _agent;

        internal Leaving(IThreadPoolWorkItem? agent) => _agent = agent;

        /// <summary>Whether the thread may be kept.</summary>
        public bool IsCompleted => _agent is null;

        /// <summary>Awaits it.</summary>
        public Leaving GetAwaiter() => this;

        /// <summary>Has nothing to say.</summary>
        public void GetResult()
        {
            // The agent has its own way to tell what goes wrong.
        }

        /// <inheritdoc/>
        public void OnCompleted(Action continuation)
        {
            ThreadPool.QueueUserWorkItem(static reader => reader(), continuation, preferLocal: false);
            QueueOthers();
            _agent!.Execute();
        }

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static reader => reader(), continuation, preferLocal: false);
            QueueOthers();
            _agent!.Execute();
        }
    }
}
