using AgentContracts.Hub.Monitoring;
using Microsoft.Extensions.Logging;
using TradingDesk.Clock;
using TradingDesk.Contracts.Messages;
using TradingDesk.Market;

namespace TradingDesk.Tests.Market;

public sealed class MarketReplayTests
{
    private static readonly DateTimeOffset Opening = new(2023, 2, 2, 9, 20, 0, TimeSpan.Zero);
    private static readonly Trade[] Trades = [new(Opening, Side.Buy, 10, 1), new(Opening.AddSeconds(3), Side.Sell, 11, 1)];

    private readonly VirtualTime _time = new(Opening);
    private readonly LogLines _log = new();
    private readonly List<string> _heard = [];
    private readonly MarketReplay _market;

    public MarketReplayTests() => _market = new(Trades, new VirtualPace(_time, new HubActivity()), _log);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listeners_are_called_at_the_time_of_the_trade_in_the_order_of_their_names()
    {
        Listen("second");
        Listen("first");

        await _market.PlayAsync(Token);

        Assert.Equal(["first 1 at 0", "second 1 at 0", "first 2 at 3", "second 2 at 3"], _heard);
        Assert.Equal(2, _market.Played);
    }

    [Fact]
    public async Task Who_has_left_is_not_called()
    {
        IDisposable? leaver = null;
        leaver = _market.Subscribe("leaver", (tick, _) =>
        {
            _heard.Add($"leaver {tick.Number}");
            leaver!.Dispose();
            return ValueTask.CompletedTask;
        });

        await _market.PlayAsync(Token);

        Assert.Equal(["leaver 1"], _heard);
    }

    [Fact]
    public async Task A_listener_that_fails_is_reported_and_the_market_goes_on()
    {
        _market.Subscribe("clumsy", static (_, _) => throw new InvalidOperationException("oops"));
        Listen("steady");

        await _market.PlayAsync(Token);

        Assert.Equal(["steady 1 at 0", "steady 2 at 3"], _heard);
        Assert.Equal(["clumsy failed at trade 1. oops", "clumsy failed at trade 2. oops"], _log.Lines);
    }

    [Fact]
    public async Task A_stopped_market_plays_no_further()
    {
        using var stop = new CancellationTokenSource();
        _market.Subscribe("stopper", (_, _) =>
        {
            stop.Cancel();
            return ValueTask.CompletedTask;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _market.PlayAsync(stop.Token));

        Assert.Equal(Opening, _time.GetUtcNow());
    }

    private void Listen(string name) => _market.Subscribe(name, (tick, _) =>
    {
        _heard.Add($"{name} {tick.Number} at {(_time.GetUtcNow() - Opening).TotalSeconds}");
        return ValueTask.CompletedTask;
    });

    private sealed class LogLines : ILogger<MarketReplay>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception?.Message}");
    }
}
