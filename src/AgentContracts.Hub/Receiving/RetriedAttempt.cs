using System.Runtime.ExceptionServices;

namespace AgentContracts.Hub.Receiving;

/// <summary>What the retry pipeline runs: first the failure that has happened already, then each further attempt through the agent's queue.</summary>
internal sealed class RetriedAttempt(ReceivedCopy copy, Exception failure)
{
    private Exception? _first = failure;

    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        if (_first is { } first)
        {
            _first = null;
            ExceptionDispatchInfo.Throw(first);
        }

        cancellationToken.ThrowIfCancellationRequested();
        // Continued by the worker that ended the attempt: when it is done, the next one waits on the clock already.
        copy.Retry = new TaskCompletionSource<Exception?>();
        if (!copy.Intake.EnqueueAgain(copy))
        {
            throw new AgentStoppingException();
        }

        copy.Intake.Account.EndRetryWait();
        if (await copy.Retry.Task.ConfigureAwait(false) is { } again)
        {
            ExceptionDispatchInfo.Throw(again);
        }
    }
}
