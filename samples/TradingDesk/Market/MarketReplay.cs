using System.Diagnostics;
using AgentContracts;
using Microsoft.Extensions.Logging;
using TradingDesk.Clock;

namespace TradingDesk.Market;

/// <summary>Plays a feed to whoever listens, at the pace it is given.</summary>
/// <param name="trades">The feed, in order of time; not empty.</param>
/// <param name="pace">How fast time goes.</param>
/// <param name="logger">Told of a listener that fails; the market goes on.</param>
public sealed partial class MarketReplay(IReadOnlyList<Trade> trades, IPace pace, ILogger<MarketReplay> logger) : IMarket
{
    /// <summary>The name of the source of the spans that begin a trade's trace.</summary>
    public const string ActivitySourceName = "TradingDesk.Market";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    private readonly Lock _gate = new();
    private readonly SortedList<string, Func<Tick, CancellationToken, ValueTask>> _listeners = new(StringComparer.Ordinal);

    /// <summary>How many trades have been played.</summary>
    public int Played { get; private set; }

    /// <inheritdoc/>
    public IDisposable Subscribe(string listener, Func<Tick, CancellationToken, ValueTask> onTick)
    {
        lock (_gate)
        {
            _listeners.Add(listener, onTick);
        }

        return new Subscription(this, listener);
    }

    /// <summary>Plays the feed to its end.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        var prices = new DerivedPrices();
        pace.Start();
        foreach (var trade in trades)
        {
            await pace.WaitUntilAsync(trade.Time - trades[0].Time, cancellationToken);
            var tick = prices.Next(trade);
            foreach (var (listener, onTick) in Listeners())
            {
                await pace.RunAsync(() => ShowAsync(listener, onTick, tick, cancellationToken), cancellationToken);
            }

            Played++;
        }
    }

    private async ValueTask ShowAsync(string listener, Func<Tick, CancellationToken, ValueTask> onTick, Tick tick, CancellationToken cancellationToken)
    {
        // What an agent says because of a tick, and whatever follows from it in other processes, is one trace.
        using var span = Source.StartActivity("tick")?.SetTag("trading_desk.agent", listener).SetTag("trading_desk.trade", tick.Number);
        try
        {
            await onTick(tick, cancellationToken);
        }
        catch (MessageNotSentException exception)
        {
            // The broker is away or a stream is full; it says so itself, and the market goes on.
            NotSent(listener, tick.Number, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ListenerFailed(exception, listener, tick.Number);
        }
    }

    private KeyValuePair<string, Func<Tick, CancellationToken, ValueTask>>[] Listeners()
    {
        lock (_gate)
        {
            return [.. _listeners];
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Listener} failed at trade {Trade}.")]
    private partial void ListenerFailed(Exception exception, string listener, int trade);

    [LoggerMessage(2, LogLevel.Warning, "{Listener} could not say all at trade {Trade}: {Reason}")]
    private partial void NotSent(string listener, int trade, string reason);

    private sealed class Subscription(MarketReplay market, string listener) : IDisposable
    {
        public void Dispose()
        {
            lock (market._gate)
            {
                market._listeners.Remove(listener);
            }
        }
    }
}
