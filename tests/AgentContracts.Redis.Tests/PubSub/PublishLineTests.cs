using System.Buffers;
using AgentContracts.Conformance;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.PubSub;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>Which frames go together, when, and in which order.</summary>
public sealed class PublishLineTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedWriter _writer = new();
    private readonly PublishLine _line;

    public PublishLineTests() => _line = new PublishLine(_writer, _time);

    [Fact]
    public async Task Four_go_at_once_and_those_behind_them_together_when_one_is_answered()
    {
        var sends = Send(1, 7);
        Assert.Equal(["1", "2", "3", "4"], _writer.Calls);

        _writer.Answer(0, 1);

        await Eventually.TrueAsync(() => _writer.Calls.Count == 5);
        Assert.Equal("5 6 7", _writer.Calls[4]);
        Assert.Equal(PublishResult.Confirmed, await sends[0]);
        _writer.Answer(4, 0);
        foreach (var send in sends[4..])
        {
            Assert.Equal(PublishResult.NoReceivers, await send);
        }
    }

    [Fact]
    public void A_full_call_waits_for_no_answer()
    {
        Send(1, 4 + 64 + 1);

        Assert.Equal(5, _writer.Calls.Count);
        Assert.Equal(Numbers(5, 68), _writer.Calls[4]);
    }

    [Fact]
    public void One_that_comes_after_a_lull_waits_for_no_answer_and_takes_those_before_it_along()
    {
        Send(1, 5);
        _time.Advance(TimeSpan.FromMilliseconds(2));

        Send(6, 6);

        Assert.Equal(["1", "2", "3", "4", "5 6"], _writer.Calls);
    }

    [Fact]
    public async Task No_more_than_a_quarter_of_a_mebibyte_goes_together()
    {
        Send(1, 4);
        Send(5, 8, length: 100_000);

        _writer.Answer(0, 1);
        _writer.Answer(1, 1);

        await Eventually.TrueAsync(() => _writer.Calls.Count == 6);
        Assert.Equal(["5 6", "7 8"], _writer.Calls[4..]);
    }

    [Fact]
    public async Task One_that_is_sent_while_others_are_written_does_not_overtake_them()
    {
        Send(1, 6);
        _writer.OnWrite = call =>
        {
            if (call == "5 6")
            {
                // On another thread, which the lock would hold back for ever if it were held here.
                Task.Run(() => Send(7, 7), TestContext.Current.CancellationToken).Wait(TestContext.Current.CancellationToken);
                Assert.DoesNotContain("7", _writer.Calls);
            }
        };

        _writer.Answer(0, 1);
        _writer.Answer(1, 1);

        await Eventually.TrueAsync(() => _writer.Calls.Contains("7"));
        Assert.Equal(["1", "2", "3", "4", "5 6", "7"], _writer.Calls);
    }

    [Fact]
    public async Task Those_that_were_refused_together_go_alone_in_order_and_before_what_came_later()
    {
        var sends = Send(1, 4 + 64 + 64);
        Assert.Equal(6, _writer.Calls.Count);
        _writer.MayGather = false;

        // The second call is answered first, and something is sent between the answers.
        _writer.Refuse(5, RedisErrorKind.NoPermission);
        var later = Send(133, 133);
        _writer.Refuse(4, RedisErrorKind.NoPermission);
        AnswerLone();

        await Eventually.TrueAsync(() => _writer.Calls.Count == 6 + 64 + 64 + 1);
        Assert.Equal(Enumerable.Range(5, 129).Select(static number => $"{number}"), _writer.Calls[6..]);
        Assert.Equal(Enumerable.Range(5, 128).Select(static number => (long)number), _writer.TakenBack.Order());
        for (var call = 6; call < _writer.Calls.Count; call++)
        {
            _writer.Answer(call, 1);
        }

        foreach (var send in sends.Concat(later))
        {
            Assert.Equal(PublishResult.Confirmed, await send);
        }
    }

    [Fact]
    public async Task Those_without_a_number_go_again_in_order_too()
    {
        Send(1, 4 + 64 + 64, sender: null);
        _writer.MayGather = false;

        _writer.Refuse(5, RedisErrorKind.NoPermission);
        _writer.Refuse(4, RedisErrorKind.NoPermission);
        AnswerLone();

        await Eventually.TrueAsync(() => _writer.Calls.Count == 6 + 64 + 64);
        Assert.Equal(Enumerable.Range(5, 128).Select(static number => $"{number}"), _writer.Calls[6..]);
    }

    [Fact]
    public async Task One_that_comes_behind_the_first_that_go_together_goes_as_they_do()
    {
        Send(1, 4 + 64);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Send(69, 69);
        Assert.Equal((2, "69"), (_writer.Together, _writer.Calls[^1]));

        _writer.Refuse(5, RedisErrorKind.NoPermission);
        _writer.Refuse(4, RedisErrorKind.NoPermission);
        AnswerLone();

        await Eventually.TrueAsync(() => _writer.Calls.Count == 6 + 65);
        Assert.Equal(Enumerable.Range(5, 65).Select(static number => $"{number}"), _writer.Calls[6..]);
    }

    [Fact]
    public async Task What_is_refused_together_though_one_behind_it_was_taken_does_not_come_behind_that()
    {
        _writer.IsGatheringProven = true;
        var sends = Send(1, 4 + 64);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        var behind = Send(69, 69);
        Assert.Equal((1, "69"), (_writer.Together, _writer.Calls[^1]));

        // The server takes no scripts while it reads what it kept, and publishes all the same.
        _writer.Refuse(4, RedisErrorKind.Loading);
        _writer.Answer(5, 1);
        AnswerLone();

        Assert.Equal(PublishResult.Confirmed, await behind[0]);
        foreach (var send in sends[4..])
        {
            // Behind it they would be out of order.
            Assert.Equal(RouteStatus.Rejected, (await send.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Status);
        }

        Assert.Equal(6, _writer.Calls.Count);
    }

    [Fact]
    public async Task Whoever_sends_serves_others_for_a_while_only()
    {
        _writer.MayGather = false;
        var others = 0;
        _writer.OnWrite = _ =>
        {
            if (++others < 1_000)
            {
                Task.Run(() => Send(others + 1, others + 1), TestContext.Current.CancellationToken).Wait(TestContext.Current.CancellationToken);
            }
        };

        Send(1, 1);

        Assert.InRange(_writer.Calls.Count, 1, 100);
        await Eventually.TrueAsync(() => _writer.Calls.Count == 1_000);
        Assert.Equal(Enumerable.Range(1, 1_000).Select(static number => $"{number}"), _writer.Calls);
    }

    [Fact]
    public async Task It_is_empty_when_nothing_is_on_its_way()
    {
        Assert.True(_line.WhenEmptyAsync().IsCompleted);
        Send(1, 4 + 1);
        var empty = _line.WhenEmptyAsync();
        AnswerLone();

        Assert.False(empty.IsCompleted);
        _writer.Answer(4, 1);
        await empty;
    }

    [Fact]
    public async Task Only_where_one_is_taken_alone_that_was_refused_together_is_it_scripts_that_the_server_does_not_take()
    {
        Send(1, 4 + 64);
        _writer.Refuse(4, RedisErrorKind.NoPermission);
        AnswerLone();

        await Eventually.TrueAsync(() => _writer.Calls.Count == 5 + 64);
        _writer.Refuse(5, RedisErrorKind.NoPermission);
        Assert.Equal(0, _writer.Refusals);
        _writer.Answer(6, 1);
        Assert.Equal(1, _writer.Refusals);
    }

    [Fact]
    public async Task After_a_refusal_that_is_over_frames_go_together_again()
    {
        Send(1, 4 + 64);
        _writer.Refuse(4, RedisErrorKind.Loading);
        AnswerLone();

        await Eventually.TrueAsync(() => _writer.Calls.Count == 5 + 64);
        Send(69, 70);
        Assert.Equal(5 + 64, _writer.Calls.Count);
        for (var call = 5; call < 5 + 64; call++)
        {
            _writer.Answer(call, 1);
        }

        await Eventually.TrueAsync(() => _writer.Calls.Count == 5 + 64 + 1);
        Assert.Equal("69 70", _writer.Calls[^1]);
    }

    [Fact]
    public async Task What_each_of_them_is_refused_for_each_is_told()
    {
        var sends = Send(1, 4 + 64);
        _writer.Refuse(4, RedisErrorKind.NoPermission);
        AnswerLone();

        await Eventually.TrueAsync(() => _writer.Calls.Count == 5 + 64);
        _writer.Refuse(5, RedisErrorKind.NoPermission);

        Assert.Equal(RouteStatus.Rejected, (await sends[4]).Status);
        Assert.Equal(2, _writer.TakenBack.Count(static number => number == 5));
    }

    [Fact]
    public async Task What_a_script_did_that_was_ended_stays_unknown_for_all_and_keeps_its_numbers()
    {
        var sends = Send(1, 4 + 64);

        _writer.Fail(4, new RedisServerException(RedisErrorKind.Unknown, CommandFlags.None, "ERR Error running script: user_script:2: Script killed by user with SCRIPT KILL..."));

        foreach (var send in sends[4..])
        {
            Assert.Equal(RouteStatus.Unknown, (await send).Status);
        }

        Assert.Empty(_writer.TakenBack);
    }

    [Fact]
    public async Task Those_that_wait_when_the_server_hangs_are_not_sent()
    {
        var sends = Send(1, 6);
        _writer.IsHanging = true;

        _writer.Fail(0, new TimeoutException("no answer"));

        Assert.Equal(RouteStatus.Unknown, (await sends[0]).Status);
        Assert.Equal(RedisConnections.Hanging, await sends[4]);
        Assert.Equal(RedisConnections.Hanging, await sends[5]);
        Assert.Equal(4, _writer.Calls.Count);
    }

    [Fact]
    public async Task What_a_sender_s_context_holds_does_not_go_along_with_what_goes_on_for_others()
    {
        var context = new AsyncLocal<string?>();
        var lone = Send(1, 4);
        context.Value = "of the fifth";
        Send(5, 68);
        context.Value = null;
        Send(69, 69);
        string? found = "not written";
        _writer.OnWrite = call => found = call == "69" ? context.Value : found;

        // The next call begins with the answer to the one that a sender has begun for others.
        _writer.Answer(0, 1);
        await lone[0];
        _writer.Answer(4, 1);

        await Eventually.TrueAsync(() => _writer.Calls.Count == 6);
        Assert.Null(found);
    }

    /// <summary>Answers the calls that go before any are together.</summary>
    private void AnswerLone()
    {
        for (var call = 0; call < 4; call++)
        {
            _writer.Answer(call, 1);
        }
    }

    private Task<PublishResult>[] Send(int from, int to, int length = 8, string? sender = "sender-1") =>
        [.. Enumerable.Range(from, to - from + 1).Select(number => _line.SendAsync(FrameOf(number, length), length, sender).AsTask())];

    private static byte[] FrameOf(int number, int length)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        BitConverter.TryWriteBytes(bytes, number);
        return bytes;
    }

    private static string Numbers(int from, int to) => string.Join(' ', Enumerable.Range(from, to - from + 1));

    /// <summary>Notes what is written, and answers when it is told to.</summary>
    private sealed class ScriptedWriter : IPublishWriter
    {
        private readonly Lock _gate = new();
        private readonly List<string> _calls = [];
        private readonly List<TaskCompletionSource<long>> _answers = [];
        private volatile int _refusals;

        public bool MayGather { get; set; } = true;

        public bool IsGatheringProven { get; set; }

        public bool IsHanging { get; set; }

        public bool CountsReceivers => true;

        public int Refusals => _refusals;

        public Action<string>? OnWrite { get; set; }

        public List<long> TakenBack { get; } = [];

        public List<string> Calls
        {
            get
            {
                lock (_gate)
                {
                    return [.. _calls];
                }
            }
        }

        /// <summary>How many calls went as scripts.</summary>
        public int Together { get; private set; }

        public Task<long> Write(WaitingPublish alone) => NoteAsync([alone]);

        public Task<long> Write(WaitingPublish[] together)
        {
            Together++;
            return NoteAsync(together);
        }

        // As with the client: its own method awaits the answer, in whatever context it is called.
        private async Task<long> NoteAsync(WaitingPublish[] together)
        {
            var numbers = string.Join(' ', together.Select(static publish => BitConverter.ToInt32(publish.Bytes)));
            OnWrite?.Invoke(numbers);
            var answer = new TaskCompletionSource<long>();
            lock (_gate)
            {
                foreach (var publish in together)
                {
                    publish.Number = publish.Sender is null ? 0 : BitConverter.ToInt32(publish.Bytes);
                }

                _calls.Add(numbers);
                _answers.Add(answer);
            }

            return await answer.Task.ConfigureAwait(false);
        }

        public void TakeBack(long number)
        {
            lock (_gate)
            {
                TakenBack.Add(number);
            }
        }

        public void NoteRefusal(RedisServerException refusal) => Interlocked.Increment(ref _refusals);

        public void Answer(int call, long receivers) => AnswerOf(call).SetResult(receivers);

        public void Refuse(int call, RedisErrorKind kind) => Fail(call, new RedisServerException(kind, CommandFlags.None, "as the server says"));

        public void Fail(int call, Exception exception) => AnswerOf(call).SetException(exception);

        private TaskCompletionSource<long> AnswerOf(int call)
        {
            lock (_gate)
            {
                return _answers[call];
            }
        }
    }
}
