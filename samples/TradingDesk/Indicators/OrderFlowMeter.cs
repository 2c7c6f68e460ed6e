using TradingDesk.Contracts.Messages;

namespace TradingDesk.Indicators;

/// <summary>How much of what was traded lately was bought in a hurry and how much sold.</summary>
public sealed class OrderFlowMeter
{
    private const int Trades = 50;

    private readonly RollingWindow<(Side Side, decimal Amount)> _trades = new(Trades);

    /// <summary>Takes the next trade.</summary>
    public void Next(Side side, decimal amount) => _trades.Add((side, amount));

    /// <summary>What was traded; <see langword="null"/> while too little was.</summary>
    public OrderFlow? Flow => _trades.IsFull ? new(Volume(Side.Buy), Volume(Side.Sell), Trades) : null;

    /// <summary>Bought less sold as a share of both, from −1 to 1.</summary>
    public static double Balance(OrderFlow flow) => (double)((flow.BuyVolume - flow.SellVolume) / (flow.BuyVolume + flow.SellVolume));

    private decimal Volume(Side side) => _trades.Values.Where(trade => trade.Side == side).Sum(static trade => trade.Amount);
}
