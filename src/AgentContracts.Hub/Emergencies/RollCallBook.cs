using System.Collections.Concurrent;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Emergencies;

/// <summary>Calls the roll: who of all registered instances, in whatever process, has handled an emergency.</summary>
/// <param name="transport">Where the registry and the answers are.</param>
/// <param name="view">The registry as it was seen last, for where it cannot be read: an emergency is sent all the same.</param>
/// <param name="options">How long is waited.</param>
/// <param name="loggers">Where failures are logged.</param>
internal sealed class RollCallBook(ITransport transport, RegistryView view, IOptions<HubOptions> options, ILoggerFactory? loggers = null)
{
    /// <summary>How long an emergency waits until its answers are listened for.</summary>
    private static readonly TimeSpan ListeningPatience = TimeSpan.FromMilliseconds(250);

    private readonly ILogger _logger = GuardedLogger.Of(loggers);

    private TimeSpan Timeout => options.Value.RollCallTimeout;

    private TimeSpan RepeatInterval => options.Value.EmergencyRepeatInterval;

    /// <summary>
    /// Begins to listen for answers, before anything is sent but for no longer than 250 ms, and to look who must answer, which nothing waits for. What was answered
    /// before it listens is answered again when the emergency is repeated.
    /// </summary>
    /// <param name="message">The emergency's name on the wire.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async ValueTask<OpenCall> OpenAsync(string message, CancellationToken cancellationToken)
    {
        var call = new OpenCall(this, message, MembersAsync(message, cancellationToken));
        try
        {
            await call.ListenAsync().WaitAsync(ListeningPatience, Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It goes on beside the call.
        }
        catch (OperationCanceledException)
        {
            await call.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return call;
    }

    /// <summary>Those who will handle the message; who leaves it alone or does not know it cannot answer.</summary>
    private async Task<AgentRecord[]> MembersAsync(string message, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return [.. page.Agents.Where(record => record.HearsEmergencies && record.Handles.Any(handled => handled.Message == message))];
    }

    private async ValueTask<RegistryPage> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await transport.Registry.ReadAsync(cancellationToken).AsTask().WaitAsync(Timeout, Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            HubLog.RegistryFailed(_logger, exception);
            return view.Page;
        }
    }

    /// <summary>One broadcast that waits for its answers.</summary>
    internal sealed class OpenCall(RollCallBook book, string message, Task<AgentRecord[]> looking) : IAsyncDisposable
    {
        private readonly DateTimeOffset _began = book.Clock.GetUtcNow();
        private readonly ConcurrentDictionary<(MessageId Emergency, string Instance), EmergencyAnswer> _answers = new();
        private readonly SemaphoreSlim _answered = new(0);
        private readonly CancellationTokenSource _ending = new();
        private Task<ITransportSubscription?> _listening = Task.FromResult<ITransportSubscription?>(null);

        /// <summary>Listens until the call ends; a failure is logged.</summary>
        public Task ListenAsync() => _listening = TryListenAsync();

        public void Note(EmergencyAnswer answer)
        {
            if (_answers.TryAdd((answer.Emergency, answer.Instance), answer))
            {
                _answered.Release();
            }
        }

        /// <summary>Waits until every active member has answered or the time is over, and asks again meanwhile.</summary>
        /// <param name="emergency">The id that it was sent with.</param>
        /// <param name="repeat">Sends it once more.</param>
        /// <param name="cancellationToken">Ends waiting.</param>
        public async ValueTask<RollCall> WaitAsync(MessageId emergency, Func<ValueTask> repeat, CancellationToken cancellationToken)
        {
            using var timeout = new CancellationTokenSource(book.Timeout, book.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var repeating = RepeatAsync(repeat, either.Token);
            AgentRecord[] members = [];
            try
            {
                members = await looking.WaitAsync(either.Token).ConfigureAwait(false);
                while (!members.All(member => !member.IsActive || HasAnswered(member)))
                {
                    await _answered.WaitAsync(either.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The roll says who is silent.
            }
            finally
            {
                await either.CancelAsync().ConfigureAwait(false);
                await repeating.ConfigureAwait(false);
            }

            var now = await book.MembersAsync(message, cancellationToken).ConfigureAwait(false);
            var called = now.Concat(members.Where(HasAnswered)).DistinctBy(static member => member.Instance).OrderBy(static member => member.Instance, StringComparer.Ordinal);
            return new RollCall(emergency, [.. called.Select(Entry)]);

            bool HasAnswered(AgentRecord member) => _answers.ContainsKey((emergency, member.Instance));

            RollCallEntry Entry(AgentRecord member)
            {
                if (_answers.TryGetValue((emergency, member.Instance), out var answer))
                {
                    // Two estimates of one clock may differ by a little.
                    var after = answer.At - _began;
                    return new RollCallEntry(member.Agent, member.Instance, RollCallAnswer.Acknowledged, after > TimeSpan.Zero ? after : TimeSpan.Zero);
                }

                return new RollCallEntry(member.Agent, member.Instance, member.IsActive ? RollCallAnswer.Silent : RollCallAnswer.Inactive);
            }
        }

        /// <summary>Ends the call. An answer that comes at this moment is noted in vain, so the signal is left to the collector.</summary>
        public async ValueTask DisposeAsync()
        {
            await _ending.CancelAsync().ConfigureAwait(false);
            if (_listening.IsCompleted)
            {
                await LetGoAsync().ConfigureAwait(false);
            }
            else
            {
                _ = LetGoAsync();
            }
        }

        private async Task LetGoAsync()
        {
            if (await _listening.ConfigureAwait(false) is { } subscription)
            {
                await subscription.DisposeAsync().ConfigureAwait(false);
            }
        }

        private async Task<ITransportSubscription?> TryListenAsync()
        {
            try
            {
                return await book.Emergencies.ListenAsync(Note, _ending.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                HubLog.RollCallDeaf(book._logger, exception, message);
                return null;
            }
        }

        private async Task RepeatAsync(Func<ValueTask> repeat, CancellationToken cancellationToken)
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                try
                {
                    await Task.Delay(book.RepeatInterval, book.Clock, cancellationToken).ConfigureAwait(false);
                    await repeat().ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    // Everybody has answered, or the time is over.
                }
                catch (Exception exception)
                {
                    // The broker may be there again for the next.
                    HubLog.NotRepeated(book._logger, exception, message);
                }
            }
        }
    }

    private TimeProvider Clock => transport.Clock;

    private IEmergencyBoard Emergencies => transport.Emergencies;
}
