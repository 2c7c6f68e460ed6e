namespace TradingDesk.Market;

/// <summary>Where agents see prices. Market data is no message: every process that runs agents has a market of its own.</summary>
public interface IMarket
{
    /// <summary>Calls <paramref name="onTick"/> after every trade, one tick at a time, until the result is disposed.</summary>
    /// <param name="listener">Who listens. Listeners are called one after another in the order of their names, so that a run can be repeated.</param>
    /// <param name="onTick">Called with the market after the trade.</param>
    IDisposable Subscribe(string listener, Func<Tick, CancellationToken, ValueTask> onTick);
}
