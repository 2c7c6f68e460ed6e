using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Agents;

/// <summary>
/// The steps in which one agent instance leaves. Each is taken whatever became of the one before, none that needs the broker is waited for without
/// end, and what goes wrong with one thing is logged once.
/// </summary>
/// <param name="logger">Where it is logged.</param>
/// <param name="agent">The agent's id.</param>
/// <param name="instance">The instance.</param>
/// <param name="time">Real time, whatever clock messages live by.</param>
/// <param name="impatience">Cancelled when the program can wait no longer; a step still has <see cref="Grace"/>.</param>
internal sealed class Departure(ILogger logger, string agent, string instance, TimeProvider time, CancellationToken impatience)
{
    /// <summary>How long the broker may take for a step.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long a step may go on once the program can wait no longer.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, bool> _failures = new(StringComparer.Ordinal);

    /// <summary>Whether a step took too long.</summary>
    public bool WasKept { get; private set; }

    /// <summary>Takes a step to its end.</summary>
    /// <param name="step">What it does, for the log: it could not …</param>
    /// <param name="work">The step.</param>
    public async Task TakeAsync(string step, Func<ValueTask> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (_failures.TryAdd(step, true))
            {
                HubLog.LeavingFailed(logger, exception, agent, instance, step);
            }
        }
    }

    /// <summary>Takes a step that needs the broker, and leaves it to itself when that takes too long.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public Task TakeInTimeAsync(string step, Func<ValueTask> work) => TakeAsync(step, () => InTimeAsync(work()));

    private async ValueTask InTimeAsync(ValueTask work)
    {
        if (work.IsCompletedSuccessfully)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(Patience, time);
        using var registration = impatience.UnsafeRegister(static timeout => ((CancellationTokenSource)timeout!).CancelAfter(Grace), timeout);
        try
        {
            await work.AsTask().WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == timeout.Token)
        {
            WasKept = true;
            throw new TimeoutException("The broker did not answer in time.", exception);
        }
    }
}
