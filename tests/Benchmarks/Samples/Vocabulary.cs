namespace Benchmarks.Samples;

/// <summary>The strings that messages are made of; all within the lengths that the contracts allow.</summary>
internal sealed record Vocabulary
{
    /// <summary>Short ASCII, as on the desk.</summary>
    public static Vocabulary Short { get; } = new()
    {
        Symbols = ["BTC/USD", "ETH/USD", "SOL/USDT", "XRP/EUR", "ADA/USDT", "DOGE/USD", "BTC/USDT", "ETH/BTC"],
        Exchanges = ["binance", "coinbase", "kraken", "okx", "bybit", "bitfinex"],
        Subtypes = ["momentum_rider", "breakout", "mean_reversion", "grid", "pairs"],
        Anomalies = ["correlation_break", "volume_spike", "flash_crash", "spread_blowout"],
        Measures = ["buy_volume", "sell_volume", "trades", "mean_price"],
    };

    /// <summary>More than 16 characters, which is what fits into a vector, or beyond ASCII, or both.</summary>
    public static Vocabulary LongOrForeign { get; } = new()
    {
        Symbols = ["BTC-PERPETUAL/USD-T", "ETH-27MAR2026-4000-C", "円建てビットコイン", "ΒΙΤ/ΕΥΡΩ-ΔΕΚ-2026", "SOL/USDC-WEEKLY-FUT", "Münchner-Gold/EUR-23", "🚀DOGE/USD", "BTC/USDT-QUARTERLY"],
        Exchanges = ["binance-futures-europe-west", "Börse Frankfurt Zertifikate", "東京金融取引所", "Московская биржа срочный рынок", "coinbase-international-exchange", "Bolsa de São Paulo"],
        Subtypes = ["momentum_rider_with_volume_confirmation", "rückkehr_zum_mittelwert", "突破_四時間足", "statistical_pairs_with_cointegration"],
        Anomalies = ["correlation_break_across_exchanges", "volatilité_anormale_détectée", "流動性の急減_板が薄い", "order_book_imbalance_persisting"],
        Measures = ["buy_volume_in_base_currency", "volume_vendu_exécuté", "約定件数", "volume_weighted_mean_price"],
    };

    /// <summary>Assets; at most 20 UTF-16 code units.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>Venues; at most 50.</summary>
    public required IReadOnlyList<string> Exchanges { get; init; }

    /// <summary>Variants of strategies; at most 50.</summary>
    public required IReadOnlyList<string> Subtypes { get; init; }

    /// <summary>Kinds of anomalies; at most 50.</summary>
    public required IReadOnlyList<string> Anomalies { get; init; }

    /// <summary>What an order flow is measured in.</summary>
    public required IReadOnlyList<string> Measures { get; init; }
}
