using AgentContracts.Hub.Monitoring;
using Microsoft.Extensions.Time.Testing;
using TradingDesk.Report;

namespace TradingDesk.Tests.Report;

public sealed class SecondLinesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new();
    private readonly Monitor _monitor = new();

    [Fact]
    public void Each_line_shows_what_has_flowed_since_the_last()
    {
        using var lines = new SecondLines(_monitor, _clock, _output);

        _monitor.Channels =
        [
            new("fast_signals", 5, 9, 4, 3, 2, 0) { P50 = TimeSpan.FromMicroseconds(35), P99 = TimeSpan.FromMicroseconds(1_200) },
            new("hft_signals", 1, 0, 0, 0, 0, 0) { NotSent = 3 },
        ];
        _clock.Advance(TimeSpan.FromSeconds(1));
        _monitor.Channels = [_monitor.Channels[0] with { Sent = 7, P99 = TimeSpan.FromSeconds(2) }, _monitor.Channels[1] with { NotSent = 4 }];
        _clock.Advance(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            [
                "   1 s | fast_signals 5/4/3/2 35µs/1.2ms | hft_signals 1/0/0/0 -/- not sent 3",
                "   2 s | fast_signals 2/0/0/0 35µs/2.0s | hft_signals 0/0/0/0 -/- not sent 1",
                "   3 s",
            ],
            _output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private sealed class Monitor : IHubMonitor
    {
        public IReadOnlyList<ChannelSnapshot> Channels { get; set; } = [];

        public HubSnapshot Snapshot() => new() { TakenAt = default, Channels = Channels, Messages = [], Ledger = [] };
    }
}
