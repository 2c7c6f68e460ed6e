using Benchmarks.Dispatch;
using Benchmarks.Measuring;

namespace Benchmarks.Tests.Dispatch;

public sealed class DispatchCheckTests
{
    [Fact]
    public void Who_calls_each_handler_once_with_each_message_may_be_measured()
    {
        var lane = new CallingLane(handlers: 3);

        DispatchCheck.Run(lane, () => lane.Heard);
        DispatchCheck.Run(lane, () => lane.Heard);
    }

    [Fact]
    public void Who_leaves_a_handler_out_is_not_measured()
    {
        var lane = new CallingLane(handlers: 3) { LeftOut = 2 };

        var failure = Assert.Throws<DispatchException>(() => DispatchCheck.Run(lane, () => lane.Heard));

        Assert.Contains("calling: handler 3 of 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_fails_is_named()
    {
        var lane = new CallingLane(handlers: 1) { Failure = new InvalidOperationException("No handler.") };

        var failure = Assert.Throws<DispatchException>(() => DispatchCheck.Run(lane, () => lane.Heard));

        Assert.Equal("calling fails: No handler.", failure.Message);
    }

    private sealed class CallingLane(int handlers) : Lane("calling")
    {
        public long[] Heard { get; private set; } = new long[handlers];

        public int? LeftOut { get; init; }

        public Exception? Failure { get; init; }

        public override void Run(int operations)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            Heard = [.. Heard.Select((heard, handler) => handler == LeftOut ? heard : heard + Enumerable.Range(1, operations).Sum())];
        }
    }
}
