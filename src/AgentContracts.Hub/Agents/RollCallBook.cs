using System.Collections.Concurrent;
using System.Collections.Immutable;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Agents;

/// <summary>Collects who acknowledged which emergency, among the agent instances of this hub.</summary>
internal sealed class RollCallBook(ITransport transport, IOptions<HubOptions> options)
{
    private readonly ConcurrentDictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<OpenCall, byte> _open = new();

    /// <summary>Adds an instance that hears emergencies and says which of them it handles; it is a member until the result is disposed of.</summary>
    public RollCallAnswers Join(string agent, string instance, Func<string, bool> handles)
    {
        _members[instance] = new Member(agent, handles);
        return new RollCallAnswers(this, instance);
    }

    public void Leave(string instance) => _members.TryRemove(instance, out _);

    /// <summary>Begins to listen for answers, before anything is sent.</summary>
    public OpenCall Open()
    {
        var call = new OpenCall(this, transport.Clock);
        _open[call] = 0;
        return call;
    }

    public void Answer(MessageId emergency, string instance)
    {
        foreach (var call in _open.Keys)
        {
            call.Note(emergency, instance);
        }
    }

    /// <summary>One broadcast that waits for its answers.</summary>
    internal sealed class OpenCall(RollCallBook book, TimeProvider clock) : IDisposable
    {
        private readonly DateTimeOffset _began = clock.GetUtcNow();
        private readonly ConcurrentDictionary<(MessageId, string), TimeSpan> _answers = new();
        private readonly SemaphoreSlim _answered = new(0);

        public void Note(MessageId emergency, string instance)
        {
            _answers.TryAdd((emergency, instance), clock.GetUtcNow() - _began);
            _answered.Release();
        }

        /// <summary>Waits until every member has answered or the time is over.</summary>
        public async ValueTask<RollCall> WaitAsync(string message, MessageId emergency, CancellationToken cancellationToken)
        {
            using var timeout = new CancellationTokenSource(book.Timeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                while (!book.Expected(message).All(member => _answers.ContainsKey((emergency, member.Key))))
                {
                    await _answered.WaitAsync(either.Token).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The roll says who is silent.
            }

            return new RollCall(emergency, [.. book.Expected(message).OrderBy(static member => member.Key, StringComparer.Ordinal).Select(Entry)]);

            RollCallEntry Entry(KeyValuePair<string, Member> member) => _answers.TryGetValue((emergency, member.Key), out var after)
                ? new RollCallEntry(member.Value.Agent, member.Key, RollCallAnswer.Acknowledged, after)
                : new RollCallEntry(member.Value.Agent, member.Key, RollCallAnswer.Silent);
        }

        /// <summary>Ends the call. An answer that comes at this moment is noted in vain, so the signal is left to the collector.</summary>
        public void Dispose() => book._open.TryRemove(this, out _);
    }

    /// <summary>Those who will handle the message; who leaves it alone or does not know it cannot answer.</summary>
    private IEnumerable<KeyValuePair<string, Member>> Expected(string message) => _members.Where(member => member.Value.Handles(message));

    private sealed record Member(string Agent, Func<string, bool> Handles);

    private TimeSpan Timeout => options.Value.RollCallTimeout;
}
