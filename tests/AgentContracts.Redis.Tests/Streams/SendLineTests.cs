using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Streams;
using Microsoft.Extensions.Time.Testing;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>What goes together in one call, and what does not.</summary>
public sealed class SendLineTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<(int[] Numbers, TaskCompletionSource<(int, StreamRefusal?)> Answer)> _calls = [];
    private readonly Dictionary<WaitingSend, int> _numbers = [];
    private readonly SendLine _line;

    public SendLineTests()
    {
        _line = new SendLine(
            sends =>
            {
                var answer = new TaskCompletionSource<(int, StreamRefusal?)>();
                _calls.Add(([.. sends.Select(send => _numbers[send])], answer));
                return answer.Task;
            },
            _time);
    }

    [Fact]
    public void Sends_under_different_terms_go_in_different_calls()
    {
        var first = Enter(1, bound: 500)!;
        Enter(2, bound: 500);
        Enter(3, bound: 500);
        Enter(4, bound: 500);
        Enter(5, bound: 2000);
        Enter(6, bound: 2000);
        Enter(7, bound: 500);

        var second = _line.Arrive(first, answered: 1, out _)!;
        _line.Arrive(second, answered: 2, out _);

        Assert.Equal([[1], [2], [3], [4], [5, 6], [7]], _calls.Select(static call => call.Numbers));
    }

    [Fact]
    public async Task One_whose_time_is_over_before_its_turn_is_answered_and_does_not_go()
    {
        var first = Enter(1)!;
        Enter(2);
        Enter(3);
        Enter(4);
        var late = Send(5, bound: 500);
        _line.Enter(late);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(_line.Arrive(first, answered: 1, out var mustServe));

        Assert.False(mustServe);
        Assert.Equal(4, _calls.Count);
        Assert.Equal(RouteStatus.Rejected, (await late.First)!.Value.Status);
    }

    [Fact]
    public void Once_the_stream_is_full_nobody_goes_before_those_who_wait()
    {
        var first = Enter(1)!;
        Enter(2);
        Enter(3);
        Enter(4);
        Enter(5);

        Assert.Null(_line.Arrive(first, answered: 0, out var mustServe));
        Assert.Null(Enter(6));

        Assert.True(mustServe);
        Assert.True(_line.MustServe());
        Assert.Equal([1, 5, 6], _line.Next().Select(send => _numbers[send]));
        Assert.False(_line.MustServe());
    }

    private StreamCall? Enter(int number, int bound = 500) => _line.Enter(Send(number, bound));

    private WaitingSend Send(int number, int bound)
    {
        var header = new MessageHeader { MessageType = MessageInfo.Of<Job>().Name, MessageId = MessageId.Next(), SourceAgent = "sender", Priority = Priority.Medium, Timestamp = 0 };
        var admission = new StreamAdmission(bound, Overflow.Reject, _time.GetUtcNow() + TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), BatchSize: 50);
        var send = new WaitingSend(new Frame<Job>(header, new Job(number)), admission, mayWait: true);
        _numbers[send] = number;
        return send;
    }
}
