using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using Polly;
using Polly.Retry;

namespace AgentContracts.Hub.Sending;

/// <summary>Hands a frame to the transport, and again as often as the route's tier allows while the broker fails and the deadline has not come.</summary>
/// <param name="transport">The transport.</param>
/// <param name="fences">The leases of exclusive agents: none of their attempts is made once its lease has ended.</param>
internal sealed class PublishRetry(ITransport transport, FenceBook? fences = null)
{
    /// <summary>Says that an instance lives, which it does also without its lease.</summary>
    private static readonly string SignOfLife = MessageInfo.Of<AgentHeartbeat>().Name;

    private readonly ConcurrentDictionary<QualityOfService, ResiliencePipeline<PublishResult>> _pipelines = new();

    private DateTimeOffset Now => transport.Clock.GetUtcNow();

    /// <summary>One attempt.</summary>
    public ValueTask<PublishResult> HandOverAsync(RouteStep route, Frame frame, DateTimeOffset giveUpAt, CancellationToken cancellationToken) =>
        fences?.Of(frame.Header.SourceAgent) is { } fence && frame.Header.MessageType != SignOfLife
            ? HandOverAsync(fence, route, frame, giveUpAt, cancellationToken)
            : HandToTransportAsync(route, frame, giveUpAt, cancellationToken);

    /// <summary>For an exclusive agent: it waits for room no longer than its lease runs, and goes on waiting where that has been renewed meanwhile.</summary>
    private async ValueTask<PublishResult> HandOverAsync(Fence fence, RouteStep route, Frame frame, DateTimeOffset giveUpAt, CancellationToken cancellationToken)
    {
        while (true)
        {
            var until = fence.Until;
            if (!fence.IsHeld)
            {
                return PublishResult.Refused(FenceBook.Explain(fence));
            }

            var result = await HandToTransportAsync(route, frame, until < giveUpAt ? until : giveUpAt, cancellationToken).ConfigureAwait(false);
            if (!RouteSender.IsFull(route, result) || until >= giveUpAt || Now < until)
            {
                return result;
            }
        }
    }

    private ValueTask<PublishResult> HandToTransportAsync(RouteStep route, Frame frame, DateTimeOffset giveUpAt, CancellationToken cancellationToken) =>
        route.Quality.Delivery == Delivery.AtMostOnce
            ? transport.PublishAsync(route.Channel, frame, cancellationToken)
            : transport.AppendAsync(route.Channel, frame, new StreamAdmission(route.Quality.MaxQueue, route.Quality.Overflow, giveUpAt, route.Quality.AbandonAfter, route.Quality.BatchSize), cancellationToken);

    /// <summary>One attempt, and as many more as are allowed.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PublishResult> RunAsync(
        QualityOfService quality, DateTimeOffset giveUpAt, RouteStep route, Frame frame, CancellationToken cancellationToken)
    {
        var first = await HandOverAsync(route, frame, giveUpAt, cancellationToken).ConfigureAwait(false);
        return first.IsTransient ? await AfterAsync(first, quality, giveUpAt, route, frame, cancellationToken).ConfigureAwait(false) : first;
    }

    /// <summary>Goes on after a first attempt that the caller has made.</summary>
    public async ValueTask<PublishResult> AfterAsync(
        PublishResult first, QualityOfService quality, DateTimeOffset giveUpAt, RouteStep route, Frame frame, CancellationToken cancellationToken)
    {
        if (!first.IsTransient || quality.Retries == 0)
        {
            return first;
        }

        var attempt = new Attempt(this, route, frame, giveUpAt, first);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Attempt.GiveUpAtKey, giveUpAt);
        try
        {
            return await _pipelines.GetOrAdd(quality, Build)
                .ExecuteAsync(static (context, attempt) => attempt.RunAsync(context.CancellationToken), context, attempt)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<PublishResult> Build(QualityOfService quality) =>
        new ResiliencePipelineBuilder<PublishResult> { TimeProvider = transport.Clock }
            .AddRetry(new RetryStrategyOptions<PublishResult>
            {
                MaxRetryAttempts = quality.Retries,
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Backoff.Before(quality, args.AttemptNumber)),
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Result.IsTransient
                    && args.Context.Properties.TryGetValue(Attempt.GiveUpAtKey, out var giveUpAt)
                    && Now < giveUpAt),
            })
            .Build();

    /// <summary>The first result is there before the pipeline begins: it is only built into one where something failed.</summary>
    private sealed class Attempt(PublishRetry owner, RouteStep route, Frame frame, DateTimeOffset giveUpAt, PublishResult first)
    {
        public static readonly ResiliencePropertyKey<DateTimeOffset> GiveUpAtKey = new("AgentContracts.GiveUpAt");
        private Frame _frame = frame;
        private PublishResult _last = first;
        private bool _begun;

        public async ValueTask<PublishResult> RunAsync(CancellationToken cancellationToken)
        {
            // The pause before an attempt may have been longer than the message lives.
            if (_begun && owner.Now < giveUpAt)
            {
                var next = await owner.HandOverAsync(route, _frame, giveUpAt, cancellationToken).ConfigureAwait(false);

                // What may have arrived is not undone by a later attempt that certainly failed.
                _last = _frame.Header.Resent && next.Status == RouteStatus.Rejected ? next with { Status = RouteStatus.Unknown } : next;
            }

            _begun = true;
            if (_last.Status == RouteStatus.Unknown)
            {
                _frame = _frame.AsResent();
            }

            return _last;
        }
    }
}
