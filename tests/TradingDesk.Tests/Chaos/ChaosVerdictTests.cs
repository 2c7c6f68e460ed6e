using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using AgentContracts.Testing.History;
using TradingDesk.Chaos;

namespace TradingDesk.Tests.Chaos;

public sealed class ChaosVerdictTests
{
    private static readonly MessageId Id = new(7, 1);

    private readonly MemoryRecorder _recorder = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void A_message_that_an_agent_of_a_stream_has_no_outcome_of_is_lost()
    {
        Sent("fast_signals", Delivery.AtLeastOnce);
        Settled("fast_signals", Delivery.AtLeastOnce, "execution", TimeSpan.Zero);

        Assert.False(Print(3));

        Assert.Contains("chaos: Redis was killed 3 times; of 1 messages confirmed on streams 1 lost", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("risk_management has no outcome of it", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("checker: 1 promises were broken", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_which_nothing_was_killed_shows_nothing()
    {
        Assert.False(Print(0));

        Assert.Contains("checker: Redis was never killed", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public void A_signal_of_the_fastest_tier_may_be_10_ms_old(int age, bool isKept)
    {
        Sent("hft_signals", Delivery.AtMostOnce);
        Settled("hft_signals", Delivery.AtMostOnce, "execution", TimeSpan.FromMilliseconds(age));

        Assert.Equal(isKept, Print(1));
    }

    private bool? Print(int killed)
    {
        var verdict = ChaosVerdict.Of(_recorder, killed);
        verdict.Print(_output);
        return verdict.IsKept;
    }

    private void Sent(string channel, Delivery delivery) => _recorder.Sent(new SentRoute(Id, "any", channel, delivery, PublishResult.Confirmed));

    private void Settled(string channel, Delivery delivery, string agent, TimeSpan age)
    {
        _recorder.Received(Id, channel, $"{agent}-1");
        _recorder.Settled(new SettledCopy(Id, "any", channel, delivery, agent, $"{agent}-1", Outcome.Handled, age));
    }
}
