using System.Globalization;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace AgentContracts.Hub.Sending.Circuits;

/// <summary>
/// The circuit of one channel, apart for pub/sub and the stream, which fail apart. It opens when sends fail whose retries are used up: at least
/// <see cref="LeastFailures"/> within <see cref="Window"/>, and three quarters of all since the first of them. It then lets one attempt through every
/// <see cref="Break"/>, and closes with the first that the broker answers. A broker that refuses for lack of room has answered.
/// </summary>
/// <remarks>While nothing has failed lately, a send costs one read of a field here: the pipeline is told of successes only after a failure.</remarks>
internal sealed class Circuit
{
    /// <summary>How many sends must fail before it opens.</summary>
    public const int LeastFailures = 3;

    /// <summary>How long a failure counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is tried. Short, because a server that is back should carry messages again within a quarter of a second.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromMilliseconds(100);

    private readonly string _channel;
    private readonly Delivery _delivery;
    private readonly TimeProvider _clock;
    private readonly IErrorReporter _errors;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<PublishResult> _pipeline;
    private readonly Lock _gate = new();
    private volatile CircuitStatus _status;
    private volatile bool _isWatching;
    private long _failures, _heldBack;
    private DateTimeOffset _firstFailure, _lastFailure, _openedAt;
    private string? _reason;

    public Circuit(ChannelInfo channel, Delivery delivery, TimeProvider clock, IErrorReporter errors, ILogger logger)
    {
        _channel = channel.Name;
        _delivery = delivery;
        _clock = clock;
        _errors = errors;
        _logger = logger;
        _pipeline = new ResiliencePipelineBuilder<PublishResult> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<PublishResult>
            {
                FailureRatio = 0.75,
                MinimumThroughput = LeastFailures,
                SamplingDuration = Window,
                BreakDurationGenerator = static _ => ValueTask.FromResult(Break),
                // An attempt that its sender gave up says nothing of the broker; it must not close the circuit.
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Exception is not null || args.Outcome.Result.IsFailure),
                OnOpened = args => Become(CircuitStatus.Open, args.Outcome.Result.Reason),
                OnHalfOpened = _ => Become(CircuitStatus.HalfOpen, null),
                OnClosed = _ => Become(CircuitStatus.Closed, null),
            })
            .Build();
    }

    /// <summary>The channel's name.</summary>
    public string Channel => _channel;

    /// <summary>Whether sends are tried as if nothing were wrong.</summary>
    public bool IsClosed => _status == CircuitStatus.Closed;

    /// <summary>Whether something has failed lately, so that successes are of interest.</summary>
    public bool IsWatching => _isWatching;

    /// <summary>Makes one attempt if it is time for one; otherwise fails without any.</summary>
    /// <param name="attempt">The attempt; it must not wait for room, because others wait for what it finds.</param>
    /// <param name="state">Given to <paramref name="attempt"/>.</param>
    /// <param name="cancellationToken">Given up with it.</param>
    public async ValueTask<PublishResult> ProbeAsync<TState>(
        Func<TState, CancellationToken, ValueTask<PublishResult>> attempt, TState state, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (context, probe) =>
                {
                    try
                    {
                        return Outcome.FromResult(await probe.attempt(probe.state, context.CancellationToken).ConfigureAwait(false));
                    }
                    catch (Exception exception)
                    {
                        return Outcome.FromException<PublishResult>(exception);
                    }
                },
                context,
                (attempt, state)).ConfigureAwait(false);
            if (outcome.Exception is BrokenCircuitException)
            {
                Interlocked.Increment(ref _heldBack);
                return PublishResult.Failed($"the circuit of {_channel} is open: {_reason}");
            }

            outcome.ThrowIfException();
            if (outcome.Result.IsFailure)
            {
                NoteFailure(outcome.Result.Reason);
            }

            return outcome.Result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Notes how a send has ended that was tried while the circuit was closed.</summary>
    public ValueTask NoteAsync(in PublishResult result) => result.IsFailure || _isWatching ? WatchAsync(result) : ValueTask.CompletedTask;

    /// <summary>How sending is going.</summary>
    public CircuitReading Read()
    {
        lock (_gate)
        {
            return !IsClosed
                ? new CircuitReading(_status, _failures, _openedAt, _reason)
                : IsOver(_clock.GetUtcNow()) ? default : new CircuitReading(CircuitStatus.Closed, _failures, _firstFailure, _reason);
        }
    }

    private async ValueTask WatchAsync(PublishResult result)
    {
        if (result.IsFailure)
        {
            NoteFailure(result.Reason);
        }
        else if (IsOverNow())
        {
            return;
        }

        // What began before the circuit opened and ends only now neither closes it nor takes the turn of what tries.
        if (IsClosed)
        {
            var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
            await _pipeline.ExecuteOutcomeAsync(static (_, result) => ValueTask.FromResult(Outcome.FromResult(result)), context, result).ConfigureAwait(false);
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private void NoteFailure(string? reason)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            if (IsOver(now))
            {
                _failures = 0;
                _firstFailure = now;
            }

            _failures++;
            _lastFailure = now;
            _reason = reason;
            _isWatching = true;
        }
    }

    private bool IsOverNow()
    {
        lock (_gate)
        {
            return IsOver(_clock.GetUtcNow()) && !(_isWatching = false);
        }
    }

    private bool IsOver(DateTimeOffset now) => _failures == 0 || now - _lastFailure > Window;

    private ValueTask Become(CircuitStatus status, string? reason)
    {
        bool wasClosed;
        TimeSpan openFor;
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            wasClosed = IsClosed;
            _openedAt = wasClosed ? now : _openedAt;
            openFor = now - _openedAt;
            _reason = reason ?? _reason;
            _status = status;
        }

        if (status == CircuitStatus.Open && wasClosed)
        {
            HubLog.CircuitOpened(_logger, _channel, _delivery, _reason);
            _errors.Report(new ErrorReport(_channel, ErrorTypes.CircuitOpen, Severity.High, $"Sends fail, so nothing more is sent there until one that tries succeeds: {_reason}."));
        }
        else if (status == CircuitStatus.Closed && !wasClosed)
        {
            var heldBack = Interlocked.Exchange(ref _heldBack, 0);
            HubLog.CircuitClosed(_logger, _channel, _delivery, openFor, heldBack);
            _errors.Report(new ErrorReport(_channel, ErrorTypes.CircuitClosed, Severity.Low, string.Create(
                CultureInfo.InvariantCulture, $"Sending works again after {openFor.TotalSeconds:0.###} s; {heldBack} send(s) were held back meanwhile. The last failure: {_reason}.")));
        }

        return ValueTask.CompletedTask;
    }
}
