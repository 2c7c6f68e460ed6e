using TradingDesk.Contracts.Messages;
using TradingDesk.Positions;

namespace TradingDesk.Tests.Positions;

public sealed class OrdersTests
{
    [Theory]
    [InlineData(Side.Sell, 99, Side.Buy)]
    [InlineData(Side.Sell, 98, Side.Buy)]
    [InlineData(Side.Sell, 100, null)]
    [InlineData(Side.Buy, 101, Side.Sell)]
    [InlineData(Side.Buy, 102, Side.Sell)]
    [InlineData(Side.Buy, 100, null)]
    [InlineData(Side.Buy, 98, null)]
    [InlineData(Side.Sell, 102, null)]
    public void A_quote_is_filled_by_whoever_comes_to_its_price_from_the_other_side(Side side, int price, Side? filled) =>
        Assert.Equal(filled, new Quotes(99, 1, 101, 1).FilledBy(side, price));

    [Theory]
    [InlineData(Side.Buy, 95, 110, 95, true)]
    [InlineData(Side.Buy, 95, 110, 96, false)]
    [InlineData(Side.Buy, 95, 110, 110, true)]
    [InlineData(Side.Sell, 105, 90, 105, true)]
    [InlineData(Side.Sell, 105, 90, 104, false)]
    [InlineData(Side.Sell, 105, 90, 90, true)]
    public void An_open_trade_ends_at_its_stop_and_at_its_target(Side action, int stop, int target, int price, bool ends) =>
        Assert.Equal(ends, new OpenTrade(action, 1, stop, target).EndsAt(price));
}
