namespace TradingDesk.Market;

/// <summary>What is traded and where. A feed of trades names neither, so both are fixed here.</summary>
public static class Instruments
{
    /// <summary>The asset of the feed.</summary>
    public const string Eth = "ETH/USDT";

    /// <summary>The second asset, which as a rule moves with the first.</summary>
    public const string Btc = "BTC/USDT";

    /// <summary>The venue of the feed, on which the desk trades.</summary>
    public const string HomeVenue = "binance";

    /// <summary>The second venue, on which the first asset has a price of its own.</summary>
    public const string OtherVenue = "coinbase";
}
