using AgentContracts;
using TradingDesk.Contracts.Messages;
using TradingDesk.Positions;

namespace TradingDesk.Tests.Positions;

public sealed class ApprovalsTests
{
    private static readonly FastStrategySignal Signal = new(StrategyType.TrendFollowing, "momentum_rider", "ETH/USDT", Side.Buy, 0.8, 100, 90, 110);
    private static readonly FastRiskValidation Validation = new(true, 0.1, 1, []);

    private readonly Approvals _approvals = new();
    private readonly MessageId _conversation = MessageId.Next();

    [Fact]
    public void The_halves_find_each_other_in_either_order()
    {
        Assert.Null(_approvals.Add(_conversation, 1, signal: Signal));
        Assert.Equal((Signal, Validation), _approvals.Add(_conversation, 1, validation: Validation));

        Assert.Null(_approvals.Add(_conversation, 1, validation: Validation));
        Assert.Equal((Signal, Validation), _approvals.Add(_conversation, 1, signal: Signal));
        Assert.Equal(0, _approvals.Waiting);
    }

    [Fact]
    public void Halves_of_different_conversations_do_not_meet()
    {
        Assert.Null(_approvals.Add(_conversation, 1, signal: Signal));
        Assert.Null(_approvals.Add(MessageId.Next(), 1, validation: Validation));
        Assert.Equal(2, _approvals.Waiting);
    }

    [Fact]
    public void A_half_that_waits_too_long_is_forgotten()
    {
        _approvals.Add(_conversation, 1, signal: Signal);
        _approvals.ForgetBefore(201);
        Assert.Equal(1, _approvals.Waiting);

        _approvals.ForgetBefore(202);
        Assert.Equal(0, _approvals.Waiting);
    }
}
