using System.Collections.Concurrent;
using AgentContracts.Conformance;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Connections;

public sealed class PulseTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<TaskCompletionSource> _asked = new();
    private readonly ConcurrentQueue<TransportState> _states = new();
    private readonly Pulse _pulse;

    public PulseTests() => _pulse = new Pulse(AskAsync, _states.Enqueue, _time);

    [Fact]
    public async Task A_server_that_answers_changes_nothing()
    {
        await AnswerAsync(1);
        await PassUntilAsync(() => _asked.Count == 2);

        Assert.Empty(_states);
        Assert.False(_pulse.IsHanging);
    }

    [Fact]
    public async Task A_server_that_is_silent_for_too_long_hangs_until_it_answers()
    {
        await Eventually.TrueAsync(() => _asked.Count == 1);
        await PassUntilAsync(() => _pulse.IsHanging);
        Assert.False(Assert.Single(_states).Answers);
        Assert.Null(_pulse.AnsweringSince);
        var silent = _time.GetTimestamp();

        await AnswerAsync(1);

        await Eventually.TrueAsync(() => !_pulse.IsHanging);
        await Eventually.TrueAsync(() => _states.Count == 2 && _states.Last().Answers);
        Assert.True(_pulse.AnsweringSince >= silent);
    }

    [Fact]
    public async Task A_question_that_is_given_up_does_not_end_the_hang()
    {
        await Eventually.TrueAsync(() => _asked.Count == 1);
        await PassUntilAsync(() => _pulse.IsHanging);

        _asked.Last().SetException(new TimeoutException());
        await PassUntilAsync(() => _asked.Count == 2);

        Assert.True(_pulse.IsHanging);
        Assert.Single(_states);
    }

    [Fact]
    public async Task A_question_that_was_given_up_while_the_process_was_held_up_changes_nothing()
    {
        await Eventually.TrueAsync(() => _asked.Count == 1);

        _asked.Last().SetException(new TimeoutException());
        await PassUntilAsync(() => _asked.Count == 2);

        Assert.Empty(_states);
        Assert.False(_pulse.IsHanging);
    }

    [Fact]
    public async Task Without_a_connection_it_is_silent_but_does_not_hang()
    {
        await Eventually.TrueAsync(() => _asked.Count == 1);

        _asked.Last().SetException(new RedisUnavailableException("there is no connection"));
        await Eventually.TrueAsync(() => _states.Count == 1);

        Assert.Contains("no connection", Assert.Single(_states).Reason, StringComparison.Ordinal);
        Assert.False(_pulse.IsHanging);
    }

    [Fact]
    public async Task A_server_that_refuses_lives_and_one_that_loads_does_not()
    {
        await Eventually.TrueAsync(() => _asked.Count == 1);
        _asked.Last().SetException(new RedisServerException(RedisErrorKind.UnknownError, CommandFlags.None, "NOPERM this user has no permissions to run the 'ping' command"));
        await PassUntilAsync(() => _asked.Count == 2);
        Assert.Empty(_states);

        _asked.Last().SetException(new RedisServerException(RedisErrorKind.Loading, CommandFlags.None, "LOADING Redis is loading the dataset in memory"));
        await Eventually.TrueAsync(() => _states.Count == 1);
        Assert.False(_states.Last().Answers);
    }

    [Fact]
    public async Task A_process_that_was_held_up_itself_has_not_been_kept_waiting()
    {
        await Eventually.TrueAsync(() => _asked.Count == 1);
        await Eventually.OneGlanceAsync();

        // As after a debugger or a long collection: much time has passed at once, and the answer is there when it is looked for.
        _time.Advance(TimeSpan.FromSeconds(10));
        await AnswerAsync(1);
        await PassUntilAsync(() => _asked.Count == 2);

        Assert.Empty(_states);
    }

    public ValueTask DisposeAsync() => _pulse.DisposeAsync();

    private Task AskAsync()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(answer);
        return answer.Task;
    }

    private async Task AnswerAsync(int question)
    {
        await Eventually.TrueAsync(() => _asked.Count >= question);
        _asked.ElementAt(question - 1).SetResult();
    }

    private Task PassUntilAsync(Func<bool> condition) => Eventually.TrueAsync(() =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(10));
        return condition();
    });
}
