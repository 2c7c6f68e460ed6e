using System.Collections.Concurrent;
using AgentContracts.Hub.Sending;
using Polly;
using Polly.Retry;

namespace AgentContracts.Hub.Receiving;

/// <summary>
/// Tries a failed copy again as often as its tier allows and as long as its age lasts, with backoff. It waits outside the queue and then
/// takes its turn there again, so that the agent still handles one message at a time.
/// </summary>
internal sealed class HandlerRetry(Settlement settlement, AgeClock ages, TimeProvider clock) : IAsyncDisposable
{
    private static readonly ResiliencePropertyKey<ReceivedCopy> CopyKey = new("AgentContracts.Copy");

    private readonly ConcurrentDictionary<QualityOfService, ResiliencePipeline> _pipelines = new();
    private readonly ConcurrentDictionary<ReceivedCopy, Task> _pending = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Decides what a failed attempt leads to. Called by the worker that ran it.</summary>
    public ValueTask AfterFailureAsync(ReceivedCopy copy, Exception failure)
    {
        settlement.Failed(copy, failure);
        if (copy.Retry is { } retry)
        {
            copy.Intake.Account.BeginRetryWait();
            retry.TrySetResult(failure);
            return ValueTask.CompletedTask;
        }

        if (copy.Quality!.Retries == 0)
        {
            return GiveUpAsync(copy, failure);
        }

        copy.Intake.Account.BeginRetryWait();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[copy] = ended.Task;
        _ = RunAsync(copy, failure, ended);
        return ValueTask.CompletedTask;
    }

    /// <summary>Gives back what waits to be tried again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        // Not disposed of: a handler that returns too late must still find it cancelled.
        await Task.WhenAll(_pending.Values).ConfigureAwait(false);
    }

    private async Task RunAsync(ReceivedCopy copy, Exception failure, TaskCompletionSource ended)
    {
        var context = ResilienceContextPool.Shared.Get(_stopping.Token);
        context.Properties.Set(CopyKey, copy);
        try
        {
            var attempt = new RetriedAttempt(copy, failure);
            await _pipelines.GetOrAdd(copy.Quality!, Build)
                .ExecuteAsync(static (context, attempt) => attempt.RunAsync(context.CancellationToken), context, attempt)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AgentStoppingException || (exception is OperationCanceledException && _stopping.IsCancellationRequested))
        {
            await settlement.SettleAsync(copy, Outcomes.AtStop(copy)).ConfigureAwait(false);
            copy.Intake.Account.EndRetryWait();
        }
        catch (Exception exception)
        {
            await GiveUpAsync(copy, exception).ConfigureAwait(false);
            copy.Intake.Account.EndRetryWait();
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            _pending.TryRemove(copy, out _);
            ended.TrySetResult();
        }
    }

    private ValueTask GiveUpAsync(ReceivedCopy copy, Exception failure) =>
        settlement.SettleAsync(copy, Ledger.Outcome.DeadLettered, $"{failure.GetType().Name}: {failure.Message}");

    private ResiliencePipeline Build(QualityOfService quality) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = quality.Retries,
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Backoff.Before(quality, args.AttemptNumber)),
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is not null and not AgentStoppingException
                    && !args.Context.CancellationToken.IsCancellationRequested
                    && args.Context.Properties.TryGetValue(CopyKey, out var copy)
                    && !ages.Read().IsOver(copy.Deadline)),
            })
            .Build();
}
