namespace TradingDesk.Market;

/// <summary>Makes a second venue and a second asset out of one feed, the same for every run.</summary>
/// <remarks>
/// The second venue strays from the feed and comes back, so that now and then the gap pays for two fees. The second asset repeats the feed's moves but
/// for spells in which it goes its own way, so that the correlation breaks. What it adds of its own is measured in the feed's usual moves, so that calm
/// and wild feeds both show it.
/// </remarks>
public sealed class DerivedPrices(int seed = DerivedPrices.DefaultSeed)
{
    /// <summary>The seed of every run.</summary>
    public const int DefaultSeed = 20_230_202;

    private const double BtcPerEth = 13.9;
    private const double VenueNoise = 0.0002;
    private const double VenueMemory = 0.9;
    private const double SpellChance = 0.006;
    private const int SpellTrades = 60;

    // A feed may hold nonsense that can be read; the second asset need not follow it out of the world.
    private const double LargestMove = 0.5;

    private readonly Noise _venue = new(seed);
    private readonly Noise _asset = new(seed + 1);
    private double _gap;
    private double _usualMove = 0.000_01;
    private double _btc;
    private decimal _last;
    private int _spell;
    private int _count;

    /// <summary>The market after the next trade of the feed.</summary>
    public Tick Next(Trade trade)
    {
        _gap = (VenueMemory * _gap) + (VenueNoise * _venue.Normal());
        var move = _last == 0 ? 0 : Math.Clamp((double)(trade.Price / _last) - 1, -LargestMove, LargestMove);
        _usualMove += 0.05 * (Math.Abs(move) - _usualMove);
        _btc = _last == 0 ? (double)trade.Price * BtcPerEth : Math.Clamp(_btc * (1 + OtherMove(move)), CsvFeed.SmallestNumber, 10 * CsvFeed.LargestNumber);
        _last = trade.Price;
        return new(++_count, trade, (decimal)((double)trade.Price * (1 + _gap)), (decimal)_btc);
    }

    private double OtherMove(double move)
    {
        var own = Math.Clamp(_asset.Normal() * _usualMove, -LargestMove, LargestMove);
        if (_spell == 0 && _asset.Uniform() < SpellChance)
        {
            _spell = SpellTrades;
        }

        if (_spell == 0)
        {
            return move + (0.2 * own);
        }

        _spell--;
        return own;
    }
}
