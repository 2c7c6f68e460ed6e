using Benchmarks.Lanes;
using Benchmarks.Suites;
using Contract = Benchmarks.Contracts.DoublePrices.HftArbitrageSignal;
using Twin = Benchmarks.Peers.DoublePrices.HftArbitrageSignal;

namespace Benchmarks.Tests.Lanes;

public sealed class ValidationTests
{
    private static readonly ValidateLane<Contract> Ours = new("ours", [new("", "binance", "kraken", 2, 0, 1)]);
    private static readonly DataAnnotationsLane Theirs = new("theirs", [new Twin("", "binance", "kraken", 2, 0, 1)]);

    [Fact]
    public void Both_validators_find_the_three_broken_rules()
    {
        Ours.Check(3);
        Theirs.Check(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_validator_that_finds_more_or_fewer_is_refused(int expected)
    {
        Assert.StartsWith($"ours finds 3 violations in message 0, not {expected}: ", Assert.Throws<CodecException>(() => Ours.Check(expected)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"theirs finds 3 violations in message 0, not {expected}: ", Assert.Throws<CodecException>(() => Theirs.Check(expected)).Message, StringComparison.Ordinal);
    }
}
