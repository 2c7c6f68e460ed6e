using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Streams;
using Microsoft.Extensions.Time.Testing;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>What goes together in one call, and what does not.</summary>
public sealed class SendLineTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<StreamCall> _calls = [];
    private readonly Dictionary<WaitingSend, int> _numbers = [];
    private readonly SendLine _line;

    public SendLineTests()
    {
        _line = new SendLine(
            call =>
            {
                _calls.Add(call);
                return new TaskCompletionSource<StreamAnswer>().Task;
            },
            _time);
    }

    [Fact]
    public void Sends_under_different_terms_go_in_different_calls()
    {
        Enter(1, 2, 3, 4);
        _line.Enter(Send(5, bound: 2000));
        _line.Enter(Send(6, bound: 2000));
        Enter(7);

        Arrive(1);
        Arrive(5);

        Assert.Equal([[1], [2], [3], [4], [5, 6], [7]], _calls.Select(NumbersOf));
    }

    [Fact]
    public async Task One_whose_time_is_over_before_its_turn_is_answered_and_does_not_go()
    {
        Enter(1, 2, 3, 4);
        var late = Send(5);
        _ = _line.Enter(late);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(Arrive(1));

        Assert.Equal(4, _calls.Count);
        Assert.Equal(RouteStatus.Rejected, (await late.First)!.Value.Status);
    }

    [Fact]
    public void Once_the_stream_is_full_nobody_goes_before_those_who_wait()
    {
        Enter(1, 2, 3, 4);
        Enter(5);

        Assert.True(Refuse(1));
        Enter(6);

        Assert.False(Refuse(2));
        Assert.False(Refuse(3));
        Assert.Null(_line.Next());
        Assert.False(Refuse(4));
        Assert.Equal([1, 2, 3, 4, 5, 6], NumbersOf(_line.Next()!));
        Assert.False(_line.MustServe());
    }

    [Fact]
    public void A_call_says_which_refusal_was_known_when_it_began()
    {
        Enter(1, 2);
        Refuse(1);

        Refuse(2);

        Assert.Equal([(1, 0), (2, 0)], _calls.Select(static call => (call.Number, call.KnownRefusal)));
        var next = _line.Next()!;
        Assert.Equal((StreamCall.Last, 1), (next.Number, next.KnownRefusal));
    }

    [Fact]
    public void Nothing_begins_while_those_are_under_way_that_the_server_refuses_for_an_earlier_ones_sake()
    {
        // Whoever does not wait for room is only told.
        _line.Enter(Send(1, mayWait: false));
        Enter(2, 3);
        Assert.False(Refuse(1));

        Enter(4);
        Assert.Equal(3, _calls.Count);
        Assert.True(Refuse(2));
        Assert.False(Refuse(3));

        Assert.Equal([2, 3, 4], NumbersOf(_line.Next()!));
    }

    [Fact]
    public void Once_all_those_are_answered_the_next_go_on()
    {
        _line.Enter(Send(1, mayWait: false));
        _line.Enter(Send(2, mayWait: false));
        Refuse(1);
        Enter(3, 4);

        Assert.False(Refuse(2));

        Assert.Equal([3, 4], NumbersOf(_calls[^1]));
        Assert.Equal((3, 1), (_calls[^1].Number, _calls[^1].KnownRefusal));
    }

    [Fact]
    public void A_message_that_comes_twice_waits_twice()
    {
        Enter(1);
        var send = Send(2);
        _line.Enter(send);
        var again = new WaitingSend(send.Frame, send.Admission, mayWait: true);
        _numbers[again] = 2;
        _line.Enter(again);

        Refuse(1);
        Refuse(2);
        Refuse(3);

        Assert.Equal([1, 2, 2], NumbersOf(_line.Next()!));
    }

    private void Enter(params int[] numbers) => Array.ForEach(numbers, number => _line.Enter(Send(number)));

    /// <summary>All of a call were added.</summary>
    private bool Arrive(int call)
    {
        _line.Arrive(new StreamAnswer(_calls[call - 1], _calls[call - 1].Sends.Length, Refusal: null), out var mustServe);
        return mustServe;
    }

    /// <summary>None of a call was added, because there was no room for the first.</summary>
    private bool Refuse(int call)
    {
        _line.Arrive(new StreamAnswer(_calls[call - 1], 0, new StreamRefusal("worker", "", "", Call: 1)), out var mustServe);
        return mustServe;
    }

    private int[] NumbersOf(StreamCall call) => [.. call.Sends.Select(send => _numbers[send])];

    private WaitingSend Send(int number, int bound = 500, bool mayWait = true)
    {
        var header = new MessageHeader { MessageType = MessageInfo.Of<Job>().Name, MessageId = MessageId.Next(), SourceAgent = "sender", Priority = Priority.Medium, Timestamp = 0 };
        var admission = new StreamAdmission(bound, Overflow.Reject, _time.GetUtcNow() + TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), BatchSize: 50);
        var send = new WaitingSend(new Frame<Job>(header, new Job(number)), admission, mayWait);
        _numbers[send] = number;
        return send;
    }
}
